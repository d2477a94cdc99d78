import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { groupRow, policyRow, principalOf, zoneKey } from '../raw-account.fixture.ts';
import { changedGroups } from './changed-groups.ts';
import { ada, adaKnowing, bucketType, dns, open, team, waf, zoneDns, zoneWaf } from './compared.fixture.ts';
import { openDifferences } from './different-cells.ts';
import { openRelevance } from './relevant-cells.ts';
import { openSides } from './side.ts';

const [z1, z2] = [zoneKey('z1'), zoneKey('z2')];
const bucketWaf = groupRow('bwaf', ['waf:edit'], bucketType);
const allows = (id: string, group: typeof waf, ...objects: readonly string[]) =>
  policyRow(id, 'allow', [group], ...objects);

/** The policies, and the cells, that have to do with what differs, as they are afterwards. */
function relevant(before: Access, after: Access) {
  const sides = openSides(before, after);
  const [was, is] = [principalOf(before, 'member:ada'), principalOf(after, 'member:ada')];
  const { cells } = openDifferences(sides, changedGroups(sides))({ before: was, after: is });
  const found = openRelevance(cells, sides.after.universe.blocks)(is, sides.after);
  return [
    found.policies.map(({ id }) => id).join(),
    ...found.cells.map(({ cell, says }) => `${says} on ${cell.scope?.key ?? 'nobody knows what'}`),
  ];
}

/** The same where Ada was given one policy more. */
const beside = (policy: typeof waf, ...kept: readonly (typeof waf)[]) =>
  relevant(ada(...kept), ada(...kept, policy));

test('the cells relevant to a difference are those that hold one of its permissions, where it reaches', () => {
  expect(
    beside(
      allows('p', zoneWaf, z1),
      allows('k', zoneDns, z1),
      allows('l', waf, '*'),
      allows('m', zoneWaf, z2),
    ),
  ).toEqual(['l,p', 'allow sure waf on com.cloudflare.api.account.a1', `allow sure zwaf on ${z1}`]);
  expect(
    beside(policyRow('p', 'allow', [zoneWaf], '*'), allows('m', zoneWaf, z2), allows('n', bucketWaf, z2)),
  ).toEqual([
    'm,n,p',
    `allow sure zwaf on ${z2}`,
    `allow maybe bwaf on ${z2}`,
    'allow sure zwaf on com.cloudflare.api.account.a1',
  ]);
});

test('the cells relevant to a difference are those that may hold them, or may reach there', () => {
  const unread = policyRow('k', 'allow', [{}], '*');
  const nowhere = { ...allows('l', zoneWaf), resource_groups: null };
  expect(beside(allows('p', zoneWaf, z1), unread, nowhere, allows('m', open, '*'))).toEqual([
    'k,l,m,p',
    'allow maybe  on com.cloudflare.api.account.a1',
    'allow maybe zwaf on nobody knows what',
    'allow sure open on com.cloudflare.api.account.a1',
    `allow sure zwaf on ${z1}`,
  ]);
});

test('the relevant cells of a policy leave out its other cells', () => {
  const mixed = policyRow('k', 'allow', [zoneWaf, zoneDns], z1, z2);
  expect(beside(allows('p', zoneWaf, z2), mixed)).toEqual([
    'k,p',
    `allow sure zwaf on ${z2}`,
    `allow sure zwaf on ${z2}`,
  ]);
  // Its group is near in one place, and its place by another group, and nothing is both.
  const apart = policyRow('k', 'allow', [zoneDns, dns], z1);
  expect(beside(allows('p', zoneWaf, z1), apart)).toEqual(['p', `allow sure zwaf on ${z1}`]);
});

test('the cells relevant to a difference are of every type in which it is wide', () => {
  const kept = [allows('k', zoneWaf, z1), allows('l', bucketWaf, `${bucketType}.b1`)];
  const both = policyRow('p', 'allow', [zoneWaf, bucketWaf], '*');
  expect(beside(both, ...kept)[0]).toBe('k,l,p');
  expect(beside(allows('p', zoneWaf, '*'), ...kept)[0]).toBe('k,p');
});

test('the cells relevant to a difference include those of user groups, and of policies that may be somebody’s', () => {
  const given = allows('p', waf, '*');
  const by = (rows: readonly unknown[]) =>
    relevant(
      team({ rows, policies: [given] }),
      team({ rows, policies: [given], own: [allows('q', waf, '*')] }),
    );
  expect(by([{ id: 'ada' }])[0]).toBe('q,p');
  expect(by([{}])[0]).toBe('q,p');
  expect(by([])[0]).toBe('q');
});

test('the cells relevant to a difference are empty for nobody', () => {
  const after = adaKnowing([waf], allows('p', waf, '*'));
  const sides = openSides(adaKnowing([waf]), after);
  expect(openRelevance([], sides.after.universe.blocks)(null, sides.after)).toEqual({
    policies: [],
    cells: [],
  });
});
