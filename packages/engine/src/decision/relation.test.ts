import { expect, test } from 'vitest';
import { grantId } from '../access/grant.ts';
import {
  accountType,
  groupOf,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  principalOf,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import type { Permission } from './permission.ts';
import { decisionEvidence, relate, relation } from './relation.ts';
import { accountResource, zoneResource } from './resource.ts';

const dns = groupRow('dns', ['dns_records:edit', 'dns_records:read']);
const dnsRead = groupRow('dnsread', ['dns_records:read']);
const zoneDns = groupRow('zdns', ['dns_records:edit'], zoneType);
const waf = groupRow('waf', ['waf:edit']);
const both = groupRow('both', ['dns_records:edit'], [accountType, zoneType]);
const open = openGroupRow('open');
const access = openAccount({
  members: [
    memberRow('ada', policyRow('a1', 'allow', [dns], '*'), policyRow('a2', 'deny', [dnsRead], '*')),
    memberRow('bob', policyRow('b1', 'allow', [dns, waf], zoneKey('z1')), policyRow('b2', null, [waf], '*')),
    memberRow('cal', policyRow('c1', 'deny', [dns], '*')),
    memberRow('dan', policyRow('d1', 'allow', [open], '*'), policyRow('d2', 'deny', [dnsRead], '*')),
    memberRow('eve', policyRow('e1', 'allow', [zoneDns], '*'), policyRow('e2', 'deny', [waf], '*')),
    memberRow('fay', policyRow('f1', 'huh', [waf], '*'), policyRow('f2', 'allow', [{}], zoneKey('z1'))),
    memberRow('gus', policyRow('h1', 'allow', [waf], zoneKey('z1'))),
    memberRow('hal', policyRow('i1', 'allow', [open], zoneKey('z1'))),
    memberRow(
      'ivy',
      policyRow('j1', 'allow', [openGroupRow('part')], '*'),
      policyRow('j2', 'allow', [dns], '*'),
    ),
    memberRow('kim', policyRow('k1', 'allow', [both], zoneKey('z1')), policyRow('k2', 'allow', [waf], '*')),
    memberRow('nil'),
  ],
  zones: [zoneRow('z1')],
});
const here = accountResource(access.account);
const atomic = (name: string) => ({ kind: 'atomic', name }) as const;
const any = (...names: readonly string[]): Permission => ({
  kind: 'any',
  glob: '*:*',
  of: names.map(atomic),
});
const edit = atomic('dns_records:edit');
const read = atomic('dns_records:read');
const decide = (member: string, permission: Permission) =>
  relate(access, principalOf(access, `member:${member}`), permission, here);
const misses = (member: string, permission: Permission) => {
  const decision = decide(member, permission);
  const { nearMisses, grants } = decisionEvidence(access, decision, permission, here);
  return nearMisses.map(({ grant, kind }) => `${grants.get(grant)?.policy.id} ${kind}`).sort();
};

test('the relation gives the verdict with the grants, gaps and assumptions it rests on', () => {
  const decision = decide('ada', edit);
  expect(decision.principal.key).toBe('member:ada');
  expect(decision.verdict).toBe('allowed');
  expect(decision.bearings.map(({ grant }) => grant.policy.id)).toEqual(['a1']);
  expect(decision.gaps).toEqual([]);
  expect(decision.assumptions).toEqual([]);
});

test('the relation rests on "deny overrides" whenever a deny bears', () => {
  expect(decide('ada', read)).toMatchObject({ verdict: 'denied', assumptions: ['deny-overrides'] });
  expect(decide('cal', edit)).toMatchObject({ verdict: 'denied', assumptions: ['deny-overrides'] });
});

test('the relation rests on "access defaults to allow" where a policy that bears does not say', () => {
  expect(decide('bob', atomic('waf:edit'))).toMatchObject({
    verdict: 'allowed',
    assumptions: ['access-defaults-to-allow'],
  });
  expect(decide('bob', edit).assumptions).toEqual([]);
});

test('the relation names the gaps that took part', () => {
  const { gaps, verdict } = decide('dan', edit);
  expect(verdict).toBe('unknown');
  expect(gaps.map(({ cause }) => cause)).toEqual(['contents-incomplete']);
});

test('the relation answers for each principal as if it were asked alone', () => {
  const who = access.account.principals;
  expect(who.map(relation(access, edit, here))).toEqual(who.map((one) => relate(access, one, edit, here)));
});

test.each([
  ['ada', ['dns_records:read', 'dns_records:edit'], 'allowed'],
  ['ada', ['dns_records:read', 'waf:edit'], 'denied'],
  ['dan', ['dns_records:read', 'dns_records:edit'], 'unknown'],
  ['cal', ['waf:edit', 'dns_records:edit'], 'denied'],
  ['nil', ['waf:edit', 'dns_records:edit'], 'not-granted'],
  ['nil', ['waf:edit'], 'not-granted'],
])('one of several permissions gives %s for %j the best verdict there is: %s', (member, names, verdict) => {
  expect(decide(member, any(...names)).verdict).toBe(verdict);
  expect(decide(member, any(...names.toReversed())).verdict).toBe(verdict);
});

test('one of several permissions is argued by what led to the best verdict alone', () => {
  const decision = decide('ada', any('dns_records:read', 'dns_records:edit'));
  expect(decision.principal.key).toBe('member:ada');
  expect(decision.bearings.map(({ grant }) => grant.policy.id)).toEqual(['a1']);
  expect(decision.gaps).toEqual([]);
  expect(decision.assumptions).toEqual(['deny-overrides']);
  const open = decide('dan', any('dns_records:read', 'dns_records:edit'));
  expect(open.gaps).toHaveLength(1);
  expect(open.bearings.map(({ grant, certainty }) => `${grant.policy.id} ${certainty}`)).toEqual([
    'd1 maybe',
  ]);
});

test('one of several permissions names each grant once, with the best certainty with which it bears', () => {
  const both = decide('ada', any('dns_records:edit', 'dns_records:edit'));
  expect(both.bearings.map(({ grant }) => grantId(grant))).toHaveLength(1);
  const part = { kind: 'group', group: groupOf(access, 'part') } as const;
  const ivy = principalOf(access, 'member:ivy');
  const { bearings } = relate(access, ivy, { kind: 'any', glob: '*', of: [edit, part, edit] }, here);
  expect(bearings.map(({ grant, certainty }) => `${grant.policy.id} ${certainty}`).sort()).toEqual([
    'j1 sure',
    'j2 sure',
  ]);
});

test('one of several permissions means at least one', () => {
  expect(() => decide('ada', any())).toThrow('a glob means at least one permission');
});

test('the nearest misses are grants with the permission elsewhere', () => {
  expect(misses('bob', edit)).toEqual(['b1 permission-elsewhere', 'b2 resource-without-permission']);
  expect(misses('eve', edit)).toEqual(['e1 permission-elsewhere']);
});

test('the nearest misses are allows, of a permission group that was certainly read', () => {
  expect(misses('fay', atomic('ssl:edit'))).toEqual([]);
  expect(misses('eve', atomic('waf:read'))).toEqual([]);
  expect(misses('hal', edit)).toEqual([]);
});

test('the nearest misses are empty where the permission is another and the resource too', () => {
  expect(misses('gus', edit)).toEqual([]);
});

test('the nearest misses of one of several permissions hold any of them', () => {
  expect(misses('gus', any('dns_records:edit', 'waf:edit'))).toEqual(['h1 permission-elsewhere']);
  expect(misses('gus', any('dns_records:edit', 'ssl:edit'))).toEqual([]);
});

test('the nearest misses are reported only where nothing is given', () => {
  expect(misses('ada', edit)).toEqual([]);
  const zone = zoneResource({ key: zoneKey('z1'), id: 'z1', name: null });
  const decision = relate(access, principalOf(access, 'member:kim'), edit, zone);
  expect(decision.verdict).toBe('allowed');
  expect(decisionEvidence(access, decision, edit, zone).nearMisses).toEqual([]);
});
