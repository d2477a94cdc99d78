import { expect, test } from 'vitest';
import { openGroupRow } from '../../raw-account.fixture.ts';
import { outcome, tokenGroupRow, tokenPolicy, tokenRow } from '../outcome.fixture.ts';

const id = 'dormant-privileged-token';
const whole = 'com.cloudflare.api.account.a1';
const members = tokenGroupRow('m', ['member:edit']);
const token = (name: string, lastUsed: string | null, groups = [members]) =>
  tokenRow(name, { last_used_on: lastUsed, policies: [tokenPolicy(`p-${name}`, groups, whole)] });

test('a privileged token that was not used for long is found', () => {
  const accountTokens = [
    token('old', '2025-09-01T12:00:00Z'),
    token('new', '2025-12-01T00:00:00Z'),
    { ...token('off', '2020-01-01T00:00:00Z'), status: 'disabled' },
    token('dns', '2020-01-01T00:00:00Z', [tokenGroupRow('d', ['dns_records:edit'])]),
  ];
  expect(outcome(id, { accountTokens })).toEqual({
    status: 'found',
    examined: 3,
    unexamined: 0,
    missing: [],
    what: [
      'token:Token old can change members and user groups (directly) and was last used on 2025-09-01, 121 days before.',
    ],
  });
});

test('the limit of dormant-privileged-token is the caller’s', () => {
  const accountTokens = [token('new', '2025-12-01T00:00:00Z')];
  expect(outcome(id, { accountTokens }, {}, { dormantAfterDays: 31 }).status).toBe('clean');
  expect(outcome(id, { accountTokens }, {}, { dormantAfterDays: 30 }).status).toBe('found');
});

test('dormant-privileged-token is unknown for a token without a last use', () => {
  expect(outcome(id, { accountTokens: [token('k', null)] })).toMatchObject({
    status: 'not-evaluated',
    unexamined: 1,
    missing: ['not-shown'],
  });
});

test('a token that may be privileged is clean only when it is in use', () => {
  const open = { ...openGroupRow('o'), scopes: ['com.cloudflare.api.account'] };
  const maybe = (lastUsed: string) => ({ accountTokens: [token('k', lastUsed, [open])] });
  expect(outcome(id, maybe('2020-01-01T00:00:00Z'))).toMatchObject({
    status: 'not-evaluated',
    missing: ['gap'],
  });
  expect(outcome(id, maybe('2025-12-31T00:00:00Z')).status).toBe('clean');
});
