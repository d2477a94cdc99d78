import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { groupRow, memberRow, policyRow, principalOf, zoneKey } from '../raw-account.fixture.ts';
import { causeId } from './cause.ts';
import { changedGroups } from './changed-groups.ts';
import { account, ada, dns, team, waf, zoneDns, zoneWaf } from './compared.fixture.ts';
import { openDifferences } from './different-cells.ts';
import { openSides } from './side.ts';

const [z1, z2] = [zoneKey('z1'), zoneKey('z2')];
const allows = (id: string, group: typeof waf, ...objects: readonly string[]) =>
  policyRow(id, 'allow', [group], ...objects);

function differences(before: Access, after: Access) {
  const sides = openSides(before, after);
  const differenceOf = openDifferences(sides, changedGroups(sides));
  const find = (access: Access, key: string) =>
    access.account.principals.some((one) => one.key === key) ? principalOf(access, key) : null;
  return (key: string) => differenceOf({ before: find(before, key), after: find(after, key) });
}

/** What makes the difference for Ada: on which side, what it says and where, and why. */
function lines(before: Access, after: Access): readonly string[] {
  const found = differences(before, after)('member:ada');
  return found.cells.map(({ one, concerns, causes }) => {
    const side = one.side.access === before ? '-' : '+';
    const all = concerns === null ? '' : ' in part';
    return `${side} ${one.says} on ${one.cell.scope?.key ?? '?'}${all}: ${causes.map(causeId).join('; ')}`;
  });
}

test('the cells that make a difference are empty where nothing is different', () => {
  expect(differences(ada(allows('p', waf, '*')), ada(allows('p', waf, '*')))('member:ada')).toEqual({
    key: '',
    cells: [],
  });
});

test('the cells that make a difference are those of a policy that is on one side alone', () => {
  expect(lines(ada(allows('p', zoneWaf, z1)), ada(allows('q', zoneWaf, z1)))).toEqual([
    `- allow sure zwaf on ${z1}: policy-removed [null,"p"]`,
    `+ allow sure zwaf on ${z1}: policy-added [null,"q"]`,
  ]);
});

test('the cells that make a difference are, of a policy on both sides, those on one alone', () => {
  expect(lines(ada(allows('p', zoneWaf, z1)), ada(allows('p', zoneWaf, z1, z2)))).toEqual([
    `+ allow sure zwaf on ${z2}: resource-group-changed of p`,
  ]);
  const both = policyRow('p', 'allow', [zoneWaf, zoneDns], z1);
  expect(lines(ada(both), ada(allows('p', zoneDns, z1)))).toEqual([
    `- allow sure zwaf on ${z1}: policy-changed [null,"p"] permission-groups`,
  ]);
  expect(lines(ada(both), ada({ ...both, access: 'deny' }))).toEqual([
    ...['zdns', 'zwaf'].map((id) => `- allow sure ${id} on ${z1}: policy-changed [null,"p"] access`),
    ...['zdns', 'zwaf'].map((id) => `+ deny sure ${id} on ${z1}: policy-changed [null,"p"] access`),
  ]);
});

test('the cells that make a difference are those of a permission group that changed, on both sides, in what changed', () => {
  const [was, is] = [groupRow('g1', ['waf:edit']), groupRow('g1', ['waf:read'])];
  const why = 'in part: permission-group-changed g1';
  expect(
    lines(ada(policyRow('p', 'allow', [was, dns], '*')), ada(policyRow('p', 'allow', [is, dns], '*'))),
  ).toEqual([
    `- allow sure g1 on com.cloudflare.api.account.a1 ${why}`,
    `+ allow sure g1 on com.cloudflare.api.account.a1 ${why}`,
  ]);
});

test('the cells that make a difference are those that are in doubt now', () => {
  const untyped = { ...groupRow('g1', ['waf:edit']), meta: {} };
  const found = lines(ada(allows('p', groupRow('g1', ['waf:edit']), '*')), ada(allows('p', untyped, '*')));
  const on = 'g1 on com.cloudflare.api.account.a1';
  expect([...new Set(found.map((line) => line.split(':')[0]))]).toEqual([
    `- allow sure ${on}`,
    `+ allow maybe ${on}`,
    `- allow sure ${on} in part`,
    `+ allow maybe ${on} in part`,
  ]);
  expect(found[0]).toBe(`- allow sure ${on}: `);
});

const people = (policies: readonly (typeof waf)[], rows: readonly string[], ...members: readonly string[]) =>
  account({
    members: members.map((id) => memberRow(id, allows(`of ${id}`, zoneWaf, zoneKey(id)))),
    userGroups: [{ id: 'g', name: 'Team', policies }],
    userGroupMembers: { g: rows.map((id) => ({ id })) },
  });

test('the difference of several principals is the same for two who are in the group that changed, though each has something of its own', () => {
  const of = differences(
    people([allows('p', waf, '*')], ['ada', 'bob'], 'ada', 'bob'),
    people([], ['ada', 'bob'], 'ada', 'bob'),
  );
  const [ada, bob] = [of('member:ada'), of('member:bob')];
  expect(ada.cells).toHaveLength(1);
  expect(bob.key).toBe(ada.key);
  expect(bob.cells[0]).toBe(ada.cells[0]);
});

test('the difference of several principals is not the same for one who joined, one who came, one who left and one who was there', () => {
  const q = allows('q', waf, '*');
  const of = differences(
    people([allows('p', dns, '*')], ['bob', 'dee'], 'ada', 'bob', 'dee'),
    people([q], ['ada', 'bob', 'cal'], 'ada', 'bob', 'cal', 'dee'),
  );
  const keys = ['ada', 'bob', 'cal', 'dee'].map((id) => of(`member:${id}`).key);
  expect(new Set(keys).size).toBe(4);
  expect(of('member:ada').cells.flatMap(({ causes }) => causes.map(causeId))).toEqual([
    'joined-user-group g',
  ]);
  expect(of('member:dee').cells.flatMap(({ causes }) => causes.map(causeId))).toEqual(['left-user-group g']);
});

test('the difference of several principals is not the same for two who have policies of their own that changed', () => {
  const of = differences(
    people([], [], 'z1', 'z2', 'z3'),
    account({ members: ['z1', 'z2', 'z3'].map((id) => memberRow(id)) }),
  );
  expect(of('member:z1').cells.map(({ one }) => one.policy.id)).toEqual(['of z1']);
  expect(of('member:z2').cells.map(({ one }) => one.policy.id)).toEqual(['of z2']);
  expect(of('member:z1').key).not.toBe(of('member:z2').key);
});

test('the difference of several principals is distinguished by the group in which somebody may be', () => {
  const maybe = (policies: readonly (typeof waf)[]) => team({ rows: [{}], policies });
  const of = differences(maybe([allows('p', waf, '*')]), maybe([]));
  expect(of('member:ada').cells.map(({ one }) => one.says)).toEqual(['allow maybe waf']);
  expect(of('member:ada').key).not.toBe('');
});
