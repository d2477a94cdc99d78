import { expect, test } from 'vitest';
import { groupRow, memberRow, openGroupRow, policyRow, zoneKey } from '../../raw-account.fixture.ts';
import { outcome, userGroups } from '../outcome.fixture.ts';

const id = 'deny-that-cuts-nothing';
const zone = 'com.cloudflare.api.account.zone';
const dns = groupRow('d', ['dns_records:edit'], zone);
const deny = policyRow('deny', 'deny', [dns], zoneKey('z1'));
const ask = (...policies: readonly Readonly<Record<string, unknown>>[]) =>
  outcome(id, { members: [memberRow('ada', deny, ...policies)] });

test('a deny of what nobody under it is granted is found', () => {
  expect(ask(policyRow('p', 'allow', [dns], zoneKey('z2')))).toMatchObject({
    status: 'found',
    examined: 1,
    what: [
      'A policy of ada@example.com denies Group d, and nobody who is under it is granted any of that there.',
    ],
  });
  expect(ask(policyRow('p', 'allow', [groupRow('e', ['waf:edit'])], '*')).status).toBe('found');
  expect(outcome(id, userGroups({ id: 't', policies: [deny] })).what).toEqual([
    'A policy of the user group Team t denies Group d, and nobody who is under it is granted any of that there.',
  ]);
});

test.each([
  ['the same group there', policyRow('p', 'allow', [dns], zoneKey('z1'))],
  ['the same group everywhere', policyRow('p', 'allow', [dns], '*')],
  [
    'one of its permissions by another group',
    policyRow('p', 'allow', [groupRow('e', ['dns_records:edit'])], '*'),
  ],
])('deny-that-cuts-nothing is clean where the deny cuts %s', (_, policy) =>
  expect(ask(policy).status).toBe('clean'),
);

test('deny-that-cuts-nothing is clean where the deny cuts something of one who is under it', () => {
  const teams = userGroups({ id: 't', members: ['ada', 'bob'], policies: [deny] });
  const members = [memberRow('ada'), memberRow('bob', policyRow('p', 'allow', [dns], '*'))];
  expect(outcome(id, { members, ...teams }).status).toBe('clean');
});

test('deny-that-cuts-nothing is not clean where the deny may cut what may be granted', () => {
  expect(ask(policyRow('p', 'allow', [openGroupRow('o')], '*'))).toMatchObject({
    status: 'not-evaluated',
    examined: 0,
    unexamined: 1,
  });
});
