import { expect, test } from 'vitest';
import { outcome, tokenRow } from '../outcome.fixture.ts';

const id = 'exposed-token';
const tokens = (...statuses: readonly (string | null)[]) => ({
  accountTokens: statuses.map((status, at) => tokenRow(`t${at}`, { status })),
});

test('a token that was revoked because it was exposed is found, although it cannot act', () => {
  expect(outcome(id, tokens('active', 'revoked (exposed)'))).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['The API calls token:Token t1 “revoked (exposed)”.'],
  });
});

test('exposed-token is clean for every other status, and not where tokens were not all read', () => {
  expect(outcome(id, tokens('active', 'disabled', 'expired', 'revoked', null)).status).toBe('clean');
  expect(outcome(id, tokens('active'), { accountTokens: 'partial' }).status).toBe('not-evaluated');
});
