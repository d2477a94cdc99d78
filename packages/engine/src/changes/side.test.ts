import { expect, test } from 'vitest';
import { compile } from '../access/access.ts';
import { groupRow, memberRow, policyRow, zoneKey } from '../raw-account.fixture.ts';
import { account, ada, adaKnowing, dns, team, waf, zoneWaf } from './compared.fixture.ts';
import { openSides, turnedRound } from './side.ts';

const policy = policyRow('p', 'allow', [waf], '*');

test('the two sides of a comparison share one numbering where an edit leaves the permissions as they are', () => {
  const access = ada(policy);
  const sides = openSides(access, compile({ ...access.account, policies: [] }));
  expect(sides.after.universe).toBe(sides.before.universe);
  expect(sides.after.contentsOf).toBe(sides.before.contentsOf);
  expect(sides.after.universe.groups.map(({ key }) => key)).toEqual(['dns', 'waf', 'zdns', 'zwaf']);
  expect(sides.after.universe.permissions).toEqual(access.account.permissions);
});

test('the two sides of a comparison number the same, and each from its own groups, where one of the two differs', () => {
  const access = adaKnowing([waf]);
  const { permissions, permissionGroups } = access.account;
  const more = compile({ ...access.account, permissions: [...permissions, 'zzz:edit'] });
  const other = compile({ ...access.account, permissionGroups: new Map(permissionGroups) });
  for (const [before, after] of [
    [access, more],
    [more, access],
    [access, other],
    [access, adaKnowing([groupRow('waf', ['waf:read']), dns])],
  ] as const) {
    const sides = openSides(before, after);
    expect(sides.after.universe).not.toBe(sides.before.universe);
    expect(sides.after.universe.bitOf).toEqual(sides.before.universe.bitOf);
    expect(sides.after.universe.bitOfGroup).toEqual(sides.before.universe.bitOfGroup);
  }
  expect(openSides(access, more).before.universe.permissions).toContain('zzz:edit');
  const after = adaKnowing([groupRow('waf', ['waf:read'])]);
  const sides = openSides(access, after);
  for (const [side, of] of [
    [sides.before, access],
    [sides.after, after],
  ] as const)
    expect(side.universe.groups[0]).toBe(
      of.account.permissionGroups.get(side.universe.groups[0]?.key as never),
    );
});

test('the two sides of a comparison change places', () => {
  const sides = openSides(ada(policy), ada());
  expect(turnedRound(sides)).toEqual({ before: sides.after, after: sides.before });
});

test('the two sides of a comparison know the user groups, and the policies that may be somebody’s', () => {
  const { before, after } = openSides(
    team({ rows: [{}], policies: [policy] }),
    team({ rows: [{ id: 'ada' }], policies: [policy] }),
  );
  expect([...before.userGroups].map(([key, { name }]) => [key, name])).toEqual([['g', 'Team']]);
  expect(before.possible.map(({ id, holder }) => [id, holder.kind])).toEqual([['p', 'possible']]);
  expect(after.possible).toEqual([]);
});

const mixed = policyRow('p', 'allow', [waf, {}], '*', zoneKey('z1'));
const opened = () => {
  const { before } = openSides(
    account({ members: [memberRow('ada', mixed, policyRow('q', 'deny', [zoneWaf], '*'))] }),
    ada(),
  );
  const [first, second] = before.access.account.policies;
  if (first === undefined || second === undefined) throw new Error('two policies');
  return { before, first, second };
};

test('the cells of a policy on a side say whether they allow or deny, with what certainty, and what', () => {
  const { before, first, second } = opened();
  expect(before.cellsOf(first).map(({ says }) => says)).toEqual([
    'allow sure waf',
    'allow maybe waf',
    'allow maybe ',
    'allow maybe ',
  ]);
  expect(before.cellsOf(second).map(({ says }) => says)).toEqual(['deny sure zwaf']);
});

test('the cells of a policy on a side are the same objects whenever they are asked for, all or some', () => {
  const { before, first } = opened();
  const all = before.cellsOf(first);
  expect(before.cellsOf(first)).toEqual(all);
  before.cellsOf(first).forEach((one, at) => void expect(one).toBe(all[at]));
  const some = before.cellsOf(first, ({ permissionGroup }) => permissionGroup === null);
  expect(some).toHaveLength(2);
  some.forEach((one, at) => void expect(one).toBe(all[at + 2]));
  expect(
    all.map(({ permissionGroup, policy, side }) => [permissionGroup?.id ?? null, policy.id, side === before]),
  ).toEqual(['waf', 'waf', null, null].map((id) => [id, 'p', true]));
});
