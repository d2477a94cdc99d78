import type { Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import {
  accountType,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  principalOf,
  theAccount,
  theZone,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { holdingsOn } from './holdings-on.ts';
import { whatCan } from './what-can.ts';

type Row = Parameters<typeof policyRow>[2][number];
const dns = groupRow('dns', ['dns_records:edit'], [accountType, zoneType]);
const zoneDns = groupRow('zdns', ['dns_records:edit'], zoneType);
const waf = groupRow('waf', ['waf:edit']);
const open = openGroupRow('open');
const everyZone = `${zoneType}.*`;
const worker = 'com.cloudflare.edge.worker.script';
const short = (scope: Scope): string =>
  scope.kind === 'account'
    ? 'account'
    : scopeIdentity(scope).slice(scopeIdentity(scope).lastIndexOf('.') + 1);

const askInGroup = (groupPolicies: readonly Row[], ...policies: readonly Row[]) => {
  const access = openAccount({
    members: [memberRow('ada', ...policies)],
    userGroups: [{ id: 'g', policies: groupPolicies }],
    userGroupMembers: { g: [{ id: 'ada' }] },
    zones: [zoneRow('z1'), zoneRow('z2')],
  });
  return whatCan(access, principalOf(access, 'member:ada'));
};
const ask = (...policies: readonly Row[]) => askInGroup([], ...policies);
const wordsOf = ({ holdings }: ReturnType<typeof ask>): readonly string[] =>
  holdings.map(({ permissionGroup, access, effective, scope, except, via }) => {
    const apart = except.length === 0 ? '' : ` except ${except.map(short).join(' ')}`;
    const ids = via.map(({ policy }) => policy.id).sort();
    return `${access} ${permissionGroup.id} on ${short(scope)}: ${effective}${apart}, via ${ids.join(' ')}`;
  });

const rows = (...policies: readonly Row[]) => wordsOf(ask(...policies));

test('what somebody can do is a row for each permission group, effect and scope, in order of name', () => {
  expect(
    rows(policyRow('p2', 'allow', [waf, dns], '*'), policyRow('p1', 'allow', [dns], '*', zoneKey('z1'))),
  ).toEqual([
    'allow dns on account: allowed, via p1 p2',
    'allow dns on z1: allowed, via p1',
    'allow waf on account: allowed, via p2',
  ]);
});

test('what somebody can do is on every resource of its types where a group is typed otherwise than the account', () => {
  expect(rows(policyRow('p1', 'allow', [zoneDns], '*'))).toEqual(['allow zdns on *: allowed, via p1']);
});

test('what somebody can do says what a deny takes of the whole account, and of every zone', () => {
  expect(rows(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [dns], zoneKey('z1')))).toEqual([
    'allow dns on account: allowed except z1, via p1',
    'deny dns on z1: denied, via p2',
  ]);
  expect(
    rows(
      policyRow('p1', 'allow', [zoneDns], everyZone),
      policyRow('p2', 'deny', [zoneDns], zoneKey('z2'), zoneKey('z1')),
    ),
  ).toEqual([
    'allow zdns on *: allowed except z1 z2, via p1',
    'deny zdns on z1: denied, via p2',
    'deny zdns on z2: denied, via p2',
  ]);
});

test('what somebody can do excepts a whole type as one, and the things of it too', () => {
  expect(
    rows(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [dns], everyZone, zoneKey('z1')))[0],
  ).toBe('allow dns on account: allowed except * z1, via p1');
});

test('what somebody can do excepts nothing where a deny reaches as far, or is of another type, or of another group', () => {
  expect(rows(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [dns], '*'))).toEqual([
    'allow dns on account: denied, via p1',
    'deny dns on account: denied, via p2',
  ]);
  expect(
    rows(
      policyRow('p1', 'allow', [zoneDns], everyZone),
      policyRow('p2', 'huh', [zoneDns], `${worker}.w1`, `${worker}.*`),
    )[0],
  ).toBe('allow zdns on *: allowed, via p1');
  expect(rows(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [waf], zoneKey('z1')))[0]).toBe(
    'allow dns on account: allowed, via p1',
  );
  expect(
    rows(policyRow('p1', 'allow', [dns], zoneKey('z1')), policyRow('p2', 'deny', [dns], zoneKey('z2')))[0],
  ).toBe('allow dns on z1: allowed, via p1');
});

test('what somebody can do is in order of name, and of id where a group has none', () => {
  const named = (id: string, name: string | null) => ({ ...groupRow(id, []), name });
  expect(
    rows(policyRow('p1', 'allow', [named('a', 'Zeta'), named('z', 'Alpha'), named('M', null)], '*')),
  ).toEqual([
    'allow z on account: allowed, via p1',
    'allow M on account: allowed, via p1',
    'allow a on account: allowed, via p1',
  ]);
});

test('what somebody can do has its exceptions in order, by whichever way the denies come', () => {
  const deny = (id: string, zone: string) => policyRow(id, 'deny', [zoneDns], zoneKey(zone));
  const allow = policyRow('p1', 'allow', [zoneDns], '*');
  for (const [direct = '', inGroup = ''] of [
    ['z1', 'z2'],
    ['z2', 'z1'],
  ]) {
    const answer = askInGroup([deny('p3', inGroup)], allow, deny('p2', direct));
    expect(wordsOf(answer)[0]).toBe('allow zdns on *: allowed except z1 z2, via p1');
  }
});

test('what somebody can do excepts nothing of a deny, and nothing on which the verdict is the same', () => {
  const somewhere = { ...policyRow('p1', 'deny', [dns], '*'), resource_groups: [{ id: 'gone' }] };
  expect(rows(somewhere, policyRow('p2', 'deny', [dns], zoneKey('z1')))).toEqual([
    'deny dns on account: not-granted, via p1',
    'deny dns on z1: denied, via p2',
  ]);
  expect(rows(policyRow('p1', 'huh', [dns], '*'), policyRow('p2', 'huh', [dns], zoneKey('z1')))).toEqual([
    'either dns on account: unknown, via p1',
    'either dns on z1: unknown, via p2',
  ]);
});

test('what somebody can do does not except where a row of its own allows', () => {
  const somewhere = { ...policyRow('p1', 'allow', [dns], '*'), resource_groups: [{ id: 'gone' }] };
  const here = policyRow('p2', 'allow', [dns], zoneKey('z1'));
  const other = groupRow('waf', ['waf:edit'], [accountType, zoneType]);
  expect(rows(somewhere, here, policyRow('p3', 'deny', [other], zoneKey('z1')))).toEqual([
    'allow dns on account: unknown, via p1',
    'allow dns on z1: allowed, via p2',
    'deny waf on z1: denied, via p3',
  ]);
});

test('what somebody can do does not except a narrower allow', () => {
  expect(rows(policyRow('p1', 'deny', [dns], '*'), policyRow('p2', 'allow', [dns], zoneKey('z1')))).toEqual([
    'allow dns on z1: denied, via p2',
    'deny dns on account: denied, via p1',
  ]);
});

test('what somebody can do has a row of its own for an exception that is unknown', () => {
  expect(rows(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'huh', [dns], zoneKey('z1')))).toEqual([
    'allow dns on account: allowed except z1, via p1',
    'allow dns on z1: unknown, via p1',
    'either dns on z1: unknown, via p2',
  ]);
});

test('what somebody can do keeps the row of an allow that was there for an exception', () => {
  const both = policyRow('p1', 'allow', [dns], zoneKey('z1'), '*');
  const doubt = policyRow('p2', 'huh', [dns], zoneKey('z1'));
  expect(rows(both, doubt)).toContain('allow dns on z1: unknown, via p1');
  const apart = [policyRow('p1', 'allow', [dns], '*'), policyRow('p3', 'allow', [dns], zoneKey('z1'))];
  expect(rows(...apart, doubt)).toContain('allow dns on z1: unknown, via p3');
  const inGroup = askInGroup([policyRow('p1', 'allow', [dns], '*')], doubt, ...apart.slice(1));
  expect(wordsOf(inGroup)).toContain('allow dns on z1: unknown, via p3');
});

test('what somebody can do is complete while every row is known', () => {
  const answer = ask(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [dns], zoneKey('z1')));
  expect(answer.principal.id).toBe('ada');
  expect(answer.complete).toBe(true);
  expect(answer.assumptions).toEqual(['deny-overrides']);
  expect(answer.gaps).toEqual([]);
  expect(answer.unreadable).toEqual([]);
  expect(ask()).toMatchObject({ holdings: [], complete: true, assumptions: [] });
});

test('what somebody can do is not complete with a row that is unknown, and names its gaps', () => {
  const answer = ask(policyRow('p1', 'huh', [dns], '*'));
  expect(answer).toMatchObject({ complete: false, unreadable: [] });
  expect(answer.gaps.map(({ cause }) => cause)).toEqual(['access-unreadable']);
});

test('what somebody can do is not complete with a permission group that could not be read, which no row shows', () => {
  const answer = ask(policyRow('p1', 'allow', [dns, {}], '*'));
  expect(answer.holdings).toHaveLength(1);
  expect(answer.unreadable.map(({ cause }) => cause)).toEqual(['permission-groups-unreadable']);
  expect(answer.gaps.map(({ cause }) => cause)).toEqual(['permission-groups-unreadable']);
  expect(answer.complete).toBe(false);
});

test('what somebody can do is not complete with a deny of which not all is known, and complete with such an allow', () => {
  const denied = ask(policyRow('p1', 'deny', [open], '*'));
  expect(denied.unreadable.map(({ cause }) => cause)).toEqual(['contents-incomplete']);
  expect(denied.complete).toBe(false);
  expect(ask(policyRow('p1', 'allow', [open], '*'))).toMatchObject({ unreadable: [], complete: true });
  expect(ask(policyRow('p1', 'deny', [dns], '*'))).toMatchObject({ unreadable: [], complete: true });
  const everything = { id: '8e23b19e4e0d44c29d239c5688ba8cbb' };
  expect(ask(policyRow('p1', 'deny', [everything], '*'))).toMatchObject({ unreadable: [], complete: true });
});

const edit = groupRow('edit', ['dns_records:edit'], [accountType, zoneType]);
const dnsBoth = groupRow('dns', ['dns_records:edit', 'dns_records:read'], [accountType, zoneType]);
const lacksOf = (...policies: readonly Row[]) =>
  ask(...policies).holdings.map(({ access, permissionGroup, scope, lacks }) => [
    `${access} ${permissionGroup.id} on ${short(scope)}`,
    ...lacks.map((one) => `${short(one.scope)}: ${one.permissions.join(' ')} ${one.verdict}`),
  ]);

test('what a permission group lacks is what a deny of another group holds, where that deny reaches', () => {
  const zoneEdit = groupRow('edit', ['dns_records:edit'], zoneType);
  expect(
    lacksOf(policyRow('p1', 'allow', [dnsBoth], '*'), policyRow('p2', 'deny', [zoneEdit], zoneKey('z1'))),
  ).toEqual([['allow dns on account', 'z1: dns_records:edit denied'], ['deny edit on z1']]);
});

test('what a permission group lacks is said where the group is held, and not again inside', () => {
  expect(
    lacksOf(policyRow('p1', 'allow', [dnsBoth], '*'), policyRow('p2', 'deny', [edit], '*', zoneKey('z1'))),
  ).toEqual([
    ['allow dns on account', 'account: dns_records:edit denied'],
    ['deny edit on account'],
    ['deny edit on z1'],
  ]);
});

test('what a permission group lacks is unknown where a deny may hold it, and then the answer is not complete', () => {
  const answer = ask(policyRow('p1', 'allow', [dnsBoth], '*'), policyRow('p2', 'huh', [edit], '*'));
  expect(answer.holdings[0]?.lacks).toMatchObject([
    { permissions: ['dns_records:edit'], verdict: 'unknown' },
  ]);
  expect(answer.complete).toBe(false);
  expect(answer.gaps.map(({ cause }) => cause)).toEqual(['access-unreadable']);
});

test('what a permission group lacks rests on denies overriding allows', () => {
  const answer = ask(policyRow('p1', 'allow', [dnsBoth], '*'), policyRow('p2', 'deny', [edit], '*'));
  expect(answer.assumptions).toEqual(['deny-overrides']);
});

test('what a permission group lacks is nothing where the group itself is denied, or the deny holds nothing of it', () => {
  const allow = policyRow('p1', 'allow', [dnsBoth], '*');
  expect(lacksOf(allow, policyRow('p2', 'deny', [dnsBoth, edit], '*'))[0]).toEqual(['allow dns on account']);
  expect(lacksOf(allow, policyRow('p2', 'deny', [waf], '*'))[0]).toEqual(['allow dns on account']);
});

test('what a permission group lacks stays with the row of a place where the group itself is unknown', () => {
  const doubt = policyRow('p2', 'huh', [dnsBoth], zoneKey('z1'));
  const deny = policyRow('p3', 'deny', [edit], zoneKey('z1'));
  expect(lacksOf(policyRow('p1', 'allow', [dnsBoth], '*'), doubt, deny)).toEqual([
    ['allow dns on account', 'z1: dns_records:edit denied'],
    ['allow dns on z1', 'z1: dns_records:edit denied'],
    ['either dns on z1', 'z1: dns_records:edit denied'],
    ['deny edit on z1'],
  ]);
});

test('what a permission group lacks is reported on one resource for that resource alone', () => {
  const access = openAccount({
    members: [
      memberRow(
        'ada',
        policyRow('p1', 'allow', [dnsBoth], '*'),
        policyRow('p2', 'deny', [edit], zoneKey('z1'), zoneKey('z2')),
        policyRow('p3', 'allow', [waf], zoneKey('z2')),
      ),
    ],
    zones: [zoneRow('z1'), zoneRow('z2')],
  });
  const answer = whatCan(access, principalOf(access, 'member:ada'));
  const on = holdingsOn(access, answer, theZone('z1'));
  expect(
    on.map(({ permissionGroup, effective, except, lacks }) => [
      permissionGroup.id,
      effective,
      except.length,
      ...lacks.map(
        ({ scope, permissions, verdict }) => `${short(scope)} ${permissions.join(' ')} ${verdict}`,
      ),
    ]),
  ).toEqual([
    ['dns', 'allowed', 0, 'z1 dns_records:edit denied'],
    ['edit', 'denied', 0],
  ]);
  expect(holdingsOn(access, answer, theAccount).map(({ lacks }) => lacks)).toEqual([[]]);
});
