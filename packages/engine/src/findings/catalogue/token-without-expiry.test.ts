import { expect, test } from 'vitest';
import { outcome, tokenRow } from '../outcome.fixture.ts';

const id = 'token-without-expiry';
const dated = tokenRow('a', { expires_on: '2026-06-01T00:00:00Z' });

test('active tokens without an end are found', () => {
  const accountTokens = [dated, tokenRow('b'), tokenRow('c', { status: 'disabled' })];
  expect(outcome(id, { accountTokens })).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['token:Token b has no expiry date.'],
  });
});

test.each(['2026-06-01T00:00:00', '2026-02-30T00:00:00Z', 1])(
  'a token that ends at %j was not examined',
  (expires_on) => {
    expect(outcome(id, { accountTokens: [tokenRow('a', { expires_on })] })).toMatchObject({
      status: 'not-evaluated',
      examined: 0,
      missing: ['gap', 'not-shown'],
    });
  },
);

test('token-without-expiry is clean when all tokens end, and not when tokens could not be read', () => {
  expect(outcome(id, { accountTokens: [dated] }).status).toBe('clean');
  expect(outcome(id, { accountTokens: [dated] }, { accountTokens: 'partial' }).status).toBe('not-evaluated');
  expect(outcome(id, {}, { accountTokens: 'forbidden' })).toMatchObject({ examined: 0, missing: ['gap'] });
});
