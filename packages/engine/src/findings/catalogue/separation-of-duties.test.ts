import { expect, test } from 'vitest';
import { groupRow, memberRow, openGroupRow, policyRow, zoneKey, zoneRow } from '../../raw-account.fixture.ts';
import { outcome, superRow, userGroups } from '../outcome.fixture.ts';

const id = 'separation-of-duties';
const dns = groupRow('d', ['dns_records:edit'], 'com.cloudflare.api.account.zone');
const waf = groupRow('w', ['waf:edit']);
const toxicPairs = [
  { id: 'dns-waf', title: 'DNS and firewall', both: ['dns_records:edit', 'waf:edit'] },
] as const;
const onZone = policyRow('p1', 'allow', [dns], zoneKey('z1'));
const onAccount = policyRow('p2', 'allow', [waf], '*');
const zones = [zoneRow('z1')];
const ask = (members: readonly unknown[], more: object = {}) =>
  outcome(id, { members, zones, permissionGroups: [dns, waf], ...more }, {}, { toxicPairs });

test('a principal that holds both of a pair, by any path, is found, and a Super Administrator is not', () => {
  const teams = userGroups({ id: 't', members: ['bob'], policies: [onAccount] });
  expect(ask([superRow('ada'), memberRow('bob', onZone), memberRow('cid', onZone)], teams)).toMatchObject({
    status: 'found',
    examined: 2,
    what: [
      'bob@example.com holds both dns_records:edit (directly) and waf:edit (through the user group Team t): DNS and firewall.',
    ],
  });
});

test('a permission of a pair that a deny takes away everywhere is not held', () => {
  expect(
    ask([memberRow('bob', onZone, onAccount, policyRow('p3', 'deny', [dns], zoneKey('z1')))]).status,
  ).toBe('clean');
  expect(
    ask([memberRow('bob', onZone, onAccount, policyRow('p3', 'deny', [dns], zoneKey('z2')))]).status,
  ).toBe('found');
});

test('somebody who may hold the other permission of a pair is not clean', () => {
  const maybe = policyRow('p4', 'allow', [openGroupRow('o')], '*');
  expect(ask([memberRow('bob', onZone, maybe)])).toMatchObject({ status: 'not-evaluated', unexamined: 1 });
  expect(ask([memberRow('bob', onZone)]).status).toBe('clean');
});

test('separation-of-duties judges nothing without pairs, or with one the account does not know', () => {
  expect(outcome(id, { members: [memberRow('bob')] })).toMatchObject({
    status: 'not-evaluated',
    missing: ['not-given'],
  });
  const unknown = [{ id: 'x', title: 'X', both: ['dns_recods:edit', 'waf:edit'] }] as const;
  expect(outcome(id, { members: [memberRow('bob')] }, {}, { toxicPairs: unknown })).toMatchObject({
    status: 'not-evaluated',
    missing: ['not-understood'],
  });
});
