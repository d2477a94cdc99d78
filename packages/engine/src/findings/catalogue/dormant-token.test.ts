import { expect, test } from 'vitest';
import { accountKey } from '../../raw-account.fixture.ts';
import { outcome, tokenGroupRow, tokenPolicy, tokenRow } from '../outcome.fixture.ts';

const id = 'dormant-token';
const dormant = tokenRow('a', { last_used_on: '2025-06-01T00:00:00Z' });
const inUse = tokenRow('b', { last_used_on: '2025-12-31T00:00:00Z' });

test('a token of any kind that nobody has used for long is found', () => {
  expect(outcome(id, { accountTokens: [dormant, inUse] })).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['token:Token a was last used on 2025-06-01, 214 days before.'],
  });
});

test('a dormant token that is privileged is left to the finding of those, and so is one that cannot act', () => {
  const privileged = tokenRow('p', {
    last_used_on: '2025-06-01T00:00:00Z',
    policies: [tokenPolicy('p1', [tokenGroupRow('g', ['member:edit'])], accountKey)],
  });
  const off = { ...dormant, status: 'disabled' };
  expect(outcome(id, { accountTokens: [privileged, off, inUse] })).toMatchObject({ status: 'clean' });
  expect(outcome('dormant-privileged-token', { accountTokens: [privileged] }).status).toBe('found');
});

test('a token of which no use is shown is not called dormant, and not clean', () => {
  for (const last_used_on of [null, 'yesterday', undefined])
    expect(outcome(id, { accountTokens: [tokenRow('c', { last_used_on })] })).toMatchObject({
      status: 'not-evaluated',
      examined: 0,
      unexamined: 1,
      what: [],
    });
  expect(outcome(id, { accountTokens: [inUse] }, { accountTokens: 'partial' }).status).toBe('not-evaluated');
});
