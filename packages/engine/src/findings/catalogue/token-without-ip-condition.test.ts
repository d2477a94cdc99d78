import { expect, test } from 'vitest';
import { outcome, tokenRow } from '../outcome.fixture.ts';

const id = 'token-without-ip-condition';
const tied = tokenRow('a', { condition: { 'request.ip': { in: ['192.0.2.0/24'] } } });

test('active tokens that can be used from anywhere are found', () => {
  const accountTokens = [tied, tokenRow('b'), tokenRow('c', { status: 'expired' })];
  expect(outcome(id, { accountTokens })).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['token:Token b has no condition on the address it is used from.'],
  });
});

test('token-without-ip-condition is clean when all are tied to addresses, and not when a condition cannot be read', () => {
  expect(outcome(id, { accountTokens: [tied] }).status).toBe('clean');
  const odd = tokenRow('b', { condition: { 'request.ip': 'odd' } });
  expect(outcome(id, { accountTokens: [tied, odd] })).toMatchObject({
    status: 'not-evaluated',
    examined: 1,
    missing: ['not-shown'],
  });
});
