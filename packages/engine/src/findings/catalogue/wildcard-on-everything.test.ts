import { expect, test } from 'vitest';
import { groupRow, memberRow, openGroupRow, policyRow, zoneKey } from '../../raw-account.fixture.ts';
import { outcome, tokenGroupRow, tokenPolicy, tokenRow, userGroups } from '../outcome.fixture.ts';

const id = 'wildcard-on-everything';
const zone = 'com.cloudflare.api.account.zone';
const dns = groupRow('d', ['dns_records:edit'], zone);
const ask = (...policies: readonly Readonly<Record<string, unknown>>[]) =>
  outcome(id, { members: [memberRow('ada', ...policies)] });

test('a group that could be given on single zones and is given on all of them is found', () => {
  const found = ['ada@example.com holds Group d on every zone, those added later included.'];
  expect(ask(policyRow('p', 'allow', [dns], '*'))).toMatchObject({
    status: 'found',
    examined: 1,
    what: found,
  });
  expect(ask(policyRow('p', 'allow', [dns], `${zone}.*`)).what).toEqual(found);
});

test('wildcard-on-everything is found for user groups, and for tokens that can act', () => {
  const write = tokenGroupRow('w', ['dns_records:edit'], [zone]);
  const policies = [tokenPolicy('q', [write], 'com.cloudflare.api.account.a1')];
  const accountTokens = [tokenRow('k', { policies }), tokenRow('off', { policies, status: 'disabled' })];
  const teams = userGroups({ id: 't', policies: [policyRow('p', 'allow', [dns], '*')] });
  expect(outcome(id, { accountTokens, ...teams }).what).toEqual([
    'The token Token k holds Group w on every zone, those added later included.',
    'The user group Team t holds Group d on every zone, those added later included.',
  ]);
});

test.each([
  ['single zones', policyRow('p', 'allow', [dns], zoneKey('z1'))],
  ['a group that only reads', policyRow('p', 'allow', [groupRow('r', ['dns_records:read'], zone)], '*')],
  ['a group that has no smaller scope', policyRow('p', 'allow', [groupRow('a', ['waf:edit'])], '*')],
  ['a deny', policyRow('p', 'deny', [dns], '*')],
])('wildcard-on-everything is not found of %s', (_, policy) =>
  expect(ask(policy, policyRow('z', 'allow', [dns], zoneKey('z2'))).status).toBe('clean'),
);

test('a group of which nobody knows whether it changes anything is not clean', () => {
  expect(ask(policyRow('p', 'allow', [openGroupRow('o', zone)], '*'))).toMatchObject({
    status: 'not-evaluated',
    unexamined: 1,
  });
});
