import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { groupRow, memberRow, openGroupRow, policyRow, zoneKey, zoneType } from '../raw-account.fixture.ts';
import {
  account,
  ada,
  adaKnowing,
  admin,
  compared,
  dns,
  everything,
  open,
  partial,
  team,
  untyped,
  waf,
  zoneDns,
  zoneWaf,
} from './compared.fixture.ts';

const allows = (id: string, group: typeof waf, ...objects: readonly string[]) =>
  policyRow(id, 'allow', [group], ...objects);
const denies = (id: string, group: typeof waf, ...objects: readonly string[]) =>
  policyRow(id, 'deny', [group], ...objects);

/** The gaps, the assumptions, and whether it is complete. */
function grounds(before: Access, after: Access) {
  const { gaps, assumptions, complete, wrong } = compared(before, after);
  expect(wrong).toEqual([]);
  return { gaps: gaps.map(({ id }) => id), assumptions, complete };
}

/** The permission group that each row names, and the permission. */
function givers(before: Access, after: Access) {
  const { changes, wrong } = compared(before, after);
  expect(wrong).toEqual([]);
  return changes.map(
    ({ permissionGroup, permission }) =>
      `${permissionGroup?.id ?? '?'} ${permission?.kind === 'atomic' ? permission.name : permission?.kind}`,
  );
}

const whole = { gaps: [], assumptions: [], complete: true };

test('a comparison rests on nothing where all can be seen and nothing is denied', () => {
  expect(grounds(ada(), ada(allows('p', dns, '*')))).toEqual(whole);
  expect(grounds(ada(), ada())).toEqual(whole);
});

test('a comparison rests on "deny overrides" where a deny reaches what changed', () => {
  const denied = { ...whole, assumptions: ['deny-overrides'] };
  expect(grounds(ada(), ada(denies('p', waf, '*')))).toEqual(denied);
  expect(grounds(ada(allows('k', waf, '*')), ada(allows('k', waf, '*'), denies('p', waf, '*')))).toEqual(
    denied,
  );
  const cut = denies('k', zoneWaf, zoneKey('z1'));
  expect(grounds(ada(cut), ada(cut, allows('p', zoneWaf, '*')))).toEqual(whole);
  expect(grounds(ada(cut), ada(cut, allows('p', dns, '*')))).toEqual(whole);
});

test('a comparison rests on "access defaults to allow" where a policy does not say its access', () => {
  const assumed = { ...whole, assumptions: ['access-defaults-to-allow'] };
  expect(grounds(ada(), ada(policyRow('p', null, [waf], '*')))).toEqual(assumed);
  const silent = policyRow('k', null, [zoneWaf], zoneKey('z1'));
  expect(grounds(ada(silent), ada(silent, denies('p', dns, '*')))).toEqual({
    ...whole,
    assumptions: ['deny-overrides'],
  });
  expect(grounds(ada(silent), ada(silent, denies('p', zoneWaf, '*')))).toEqual({
    ...whole,
    assumptions: ['deny-overrides', 'access-defaults-to-allow'],
  });
});

test('a comparison rests on the gap of a permission group of which not all is known', () => {
  const gap = { ...whole, gaps: ['contents-incomplete:open'], complete: false };
  expect(grounds(ada(), ada(allows('p', open, '*')))).toEqual(gap);
  expect(grounds(ada(allows('k', waf, '*')), ada(allows('k', waf, '*'), denies('p', open, '*')))).toEqual({
    ...gap,
    assumptions: ['deny-overrides'],
  });
  const first = allows('k', open, '*');
  expect(grounds(ada(first), ada(first, allows('p', waf, '*')))).toEqual(gap);
});

test('a comparison does not rest on the gap of a permission group that certainly holds what changed, or does no more', () => {
  const k = allows('k', partial, '*');
  expect(grounds(ada(k), ada(k, denies('p', waf, '*')))).toEqual({
    ...whole,
    assumptions: ['deny-overrides'],
  });
  const elsewhere = allows('k', { ...open, meta: { scopes: zoneType } }, zoneKey('z1'));
  expect(grounds(ada(elsewhere), ada(elsewhere, allows('p', zoneWaf, zoneKey('z2'))))).toEqual(whole);
});

test('a comparison rests on the gaps of the policy, of its permission groups and of where it reaches', () => {
  expect(grounds(ada(), ada(policyRow('p', 'often', [waf], '*')))).toEqual({
    ...whole,
    gaps: ['access-unreadable:members[ada].policies[p]'],
    complete: false,
  });
  expect(grounds(ada(), ada(allows('p', untyped, '*')))).toEqual({
    ...whole,
    gaps: ['type-unknown:untyped'],
    complete: false,
  });
  expect(grounds(ada(), ada(allows('p', waf, zoneKey('z1'))))).toEqual({
    ...whole,
    gaps: [`type-mismatch:waf on ${zoneKey('z1')}`],
    complete: false,
  });
  expect(grounds(ada(), ada({ ...allows('p', waf), resource_groups: null }))).toEqual({
    ...whole,
    gaps: ['resource-groups-unreadable:members[ada].policies[p]'],
    complete: false,
  });
  expect(grounds(ada(), ada(policyRow('p', 'allow', [{}], '*')))).toEqual({
    ...whole,
    gaps: ['permission-groups-unreadable:members[ada].policies[p]'],
    complete: false,
  });
});

test('a comparison rests on the gap of the group that an administrator may lack, and no other', () => {
  const known = [dns, open, admin];
  const k = allows('k', admin, '*');
  const gap = { ...whole, gaps: ['contents-incomplete:open'], complete: false };
  expect(grounds(adaKnowing(known, k), adaKnowing(known, k, allows('p', everything, '*')))).toEqual(gap);
  expect(grounds(adaKnowing(known), adaKnowing(known, k))).toEqual(gap);
  expect(grounds(adaKnowing([dns, admin]), adaKnowing([dns, admin], k))).toEqual(whole);
  expect(grounds(adaKnowing(known, k), adaKnowing(known, k, denies('p', dns, '*')))).toEqual({
    ...whole,
    assumptions: ['deny-overrides'],
  });
});

test('a comparison rests on the gaps of both accounts, each once', () => {
  const other = openGroupRow('open2');
  const k = allows('k', open, '*');
  // What both leave open is as open as it was.
  expect(grounds(ada(k), ada(allows('q', other, '*')))).toEqual(whole);
  expect(grounds(ada(k), ada(denies('q', other, '*')))).toEqual({
    assumptions: ['deny-overrides'],
    gaps: ['contents-incomplete:open', 'contents-incomplete:open2'],
    complete: false,
  });
  const unread = { members: [memberRow('ada', k), memberRow('bob', k)] };
  const after = { members: [memberRow('ada'), memberRow('bob')] };
  expect(grounds(account(unread), account(after)).gaps).toEqual(['contents-incomplete:open']);
});

test('a comparison rests on the gaps of single things, each where it is', () => {
  const on = (id: string, ...objects: readonly string[]) => allows(id, waf, ...objects.map(zoneKey));
  expect(grounds(ada(), ada(on('p', 'z1', 'z2'))).gaps).toEqual(
    ['z1', 'z2'].map((id) => `type-mismatch:waf on ${zoneKey(id)}`),
  );
  const both = [allows('p', zoneWaf, '*'), on('q', 'z1')];
  expect(grounds(ada(), ada(...both))).toEqual({
    gaps: [`type-mismatch:waf on ${zoneKey('z1')}`],
    assumptions: [],
    complete: false,
  });
});

test('a comparison rests on what cannot be seen of everybody, even where nothing changed', () => {
  const unseen = (statuses: Parameters<typeof account>[1]) =>
    account({ members: [memberRow('ada')] }, statuses);
  const same = (statuses: Parameters<typeof account>[1]) => grounds(unseen(statuses), unseen(statuses));
  expect(same({ members: 'partial' })).toEqual({ ...whole, gaps: ['partial:members'], complete: false });
  expect(same({ accountTokens: 'skipped' })).toEqual({
    ...whole,
    gaps: ['skipped:accountTokens'],
    complete: false,
  });
  expect(same({ userGroups: 'forbidden', userGroupMembers: 'failed' })).toEqual({
    ...whole,
    gaps: ['failed:userGroupMembers', 'forbidden:userGroups'],
    complete: false,
  });
  expect(same({ zones: 'forbidden', roles: 'forbidden' })).toEqual(whole);
  expect(grounds(unseen({ members: 'partial' }), unseen({})).complete).toBe(false);
  expect(grounds(unseen({}), unseen({ userGroups: 'partial' })).complete).toBe(false);
});

test('the cause of several rows is one list, where it is the same', () => {
  const [first, second, third] = compared(
    ada(policyRow('p', 'allow', [dns, waf], '*')),
    ada(allows('k', zoneWaf, zoneKey('z1'))),
  ).changes;
  expect(first?.cause).toBe(second?.cause);
  expect(third?.cause).not.toBe(first?.cause);
});

test('the group that gives a change is the one that its row is about', () => {
  expect(givers(ada(), ada(allows('p', dns, '*')))).toEqual(['dns undefined']);
});

test('the group that gives a change is, of several, one that certainly allows it, then the first by name', () => {
  const kept = [allows('k', dns, '*'), allows('l', groupRow('also', ['dns_records:edit']), '*')];
  const cut = denies('p', groupRow('a-deny', ['dns_records:edit', 'waf:edit']), '*');
  expect(givers(ada(...kept), ada(...kept, cut))).toEqual(['a-deny undefined', 'also dns_records:edit']);
  const maybe = [allows('k', dns, '*'), allows('l', { ...open, id: 'a-open', name: 'A' }, '*')];
  expect(givers(ada(...maybe), ada(...maybe, denies('p', zoneDns, '*')))).toEqual([
    'dns dns_records:edit',
    'zdns undefined',
  ]);
  const doubtful = [
    allows('k', zoneDns, zoneKey('z1')),
    policyRow('l', 'x', [{ ...zoneDns, id: 'a', name: 'A' }], '*'),
  ];
  expect(
    givers(
      ada(...doubtful),
      ada(...doubtful, denies('p', groupRow('zz', ['dns_records:edit'], zoneType), zoneKey('z1'))),
    ),
  ).toEqual(['zdns dns_records:edit', 'zz undefined']);
});

test('the group that gives a change is not named where it could not be read', () => {
  const unread = policyRow('p', 'allow', [{}], '*');
  expect(givers(ada(), ada(unread))).toEqual(['? others']);
  const kept = team({ rows: [{ id: 'ada' }], policies: [unread] });
  expect(givers(team({ rows: [{ id: 'ada' }], policies: [] }), kept)).toEqual(['? others']);
  // The one that can be read is named, though it only possibly gives it.
  expect(
    givers(ada(allows('k', zoneDns, zoneKey('z1'))), ada(allows('k', zoneDns, zoneKey('z1')), unread)),
  ).toEqual(['zdns undefined', '? others']);
});
