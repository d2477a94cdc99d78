import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { numbersIn } from '../permissions/bits.ts';
import { groupRow, openGroupRow, policyRow, zoneKey, zoneType } from '../raw-account.fixture.ts';
import { causeId } from './cause.ts';
import { changedGroups } from './changed-groups.ts';
import { ada, adaKnowing, admin, compared, dns, everything, waf, zoneDns } from './compared.fixture.ts';
import { openSides } from './side.ts';

/** The lines of a comparison that says nothing wrong, this way or the other. */
function lines(before: Access, after: Access): readonly string[] {
  const { lines, wrong } = compared(before, after);
  expect(wrong).toEqual([]);
  return lines;
}

const holds = (...groups: readonly (typeof waf)[]) => policyRow('p', 'allow', groups, '*');
const contents = '(the contents of the permission group Group g1 changed)';

/** The permission groups that differ: what the change concerns, by name, and why. */
function groups(before: Access, after: Access): readonly string[] {
  const sides = openSides(before, after);
  const { permissions, groups } = sides.after.universe;
  const nameOf = (bit: number) => permissions[bit] ?? groups[bit - permissions.length]?.key;
  return [...changedGroups(sides)].flatMap(([key, changes]) =>
    changes.map(({ concerns, cause }) => {
      const what = cause.kind === 'permission-group-changed' ? cause.what.join(' and ') : '';
      const bits = numbersIn(concerns);
      return `${key}: ${bits.length > 9 ? 'many' : bits.map(nameOf)} ${causeId(cause)} ${what}`;
    }),
  );
}

const g1 = (...names: readonly string[]) => groupRow('g1', names);
const change = (before: typeof waf, after: typeof waf) => groups(adaKnowing([before]), adaKnowing([after]));

test('the permission groups that changed are those that both sides know and that hold something else', () => {
  expect(change(g1('waf:edit', 'dns_records:edit'), g1('waf:edit', 'waf:read'))).toEqual([
    'g1: dns_records:edit,waf:read permission-group-changed g1 contents',
  ]);
  expect(change(g1('waf:edit'), { ...g1('waf:edit'), name: 'Renamed' })).toEqual([]);
  expect(change(g1('waf:edit'), groupRow('g2', ['waf:read']))).toEqual([]);
  expect(change(g1(), g1())).toEqual([]);
});

test('the permission groups that changed are those of another type, and then all that they hold is concerned', () => {
  const zone = (...names: readonly string[]) => groupRow('g1', names, zoneType);
  expect(change(g1('waf:edit'), zone('waf:edit'))).toEqual([
    'g1: waf:edit,g1 permission-group-changed g1 type',
  ]);
  expect(change(zone('waf:edit', 'dns_records:edit'), g1('waf:read'))).toEqual([
    'g1: dns_records:edit,waf:edit,waf:read,g1 permission-group-changed g1 contents and type',
  ]);
  expect(change(groupRow('g1', ['waf:edit'], [zoneType, 'x']), zone('waf:edit'))).toEqual([
    'g1: waf:edit,g1 permission-group-changed g1 type',
  ]);
  expect(change({ ...g1('waf:edit'), meta: {} }, zone('waf:edit'))).toEqual([
    'g1: waf:edit,g1 permission-group-changed g1 type',
  ]);
  expect(change({ ...g1('waf:edit'), meta: {} }, { ...g1('waf:edit'), meta: {} })).toEqual([]);
});

test('the permission groups that changed are those whose contents became known', () => {
  expect(change(openGroupRow('g1'), g1('waf:edit'))).toEqual([
    'g1: many permission-group-changed g1 contents',
  ]);
});

test('the permission groups that changed are those that are known by name to hold nearly everything, and then no more', () => {
  const [was, is] = [admin, { ...groupRow('adm', ['waf:edit']), name: 'Helper' }];
  const many = ['adm: many permission-group-changed adm contents'];
  expect(change(was, is)).toEqual(many);
  expect(change(is, was)).toEqual(many);
});

test('the permission groups that changed are those that an administrator holds no more, or holds now, and not the administrator', () => {
  expect(groups(adaKnowing([g1('waf:edit'), admin]), adaKnowing([g1('billing:edit'), admin]))).toEqual([
    'adm: g1 permission-group-changed g1 contents',
    'g1: billing:edit,waf:edit permission-group-changed g1 contents',
  ]);
  expect(groups(adaKnowing([dns, admin]), adaKnowing([dns, admin, g1('billing:edit')]))).toEqual([]);
});

const [more, less] = [groupRow('g1', ['waf:edit', 'dns_records:edit']), groupRow('g1', ['waf:edit'])];

test('the change of a permission group is named for a permission that no other group gives', () => {
  expect(lines(ada(holds(more)), ada(holds(less)))).toEqual([
    `ada: g1 dns_records:edit on the whole account: allowed → not-granted ${contents}`,
  ]);
  const other = policyRow('q', 'allow', [zoneDns], zoneKey('z1'));
  expect(lines(ada(holds(more), other), ada(holds(less), other))).toEqual([
    `ada: g1 dns_records:edit on the whole account not z1.example: allowed → not-granted ${contents}`,
  ]);
});

test('the change of a permission group is named together with the change of a policy', () => {
  expect(lines(ada(holds(more, waf)), ada(holds(less)))).toEqual([
    `ada: g1 dns_records:edit on the whole account: allowed → not-granted ${contents}`,
    'ada: waf on the whole account: allowed → not-granted (policy p was changed: its permission groups)',
  ]);
  expect(lines(ada(holds(more)), ada(policyRow('p', 'deny', [less], '*')))).toEqual([
    'ada: g1 on the whole account: allowed → denied (policy p was changed: allow or deny)',
    'ada: g1 dns_records:edit on the whole account: allowed → not-granted (policy p was changed: allow or deny; the contents of the permission group Group g1 changed)',
  ]);
});

test('the change of a permission group is said of the group that an administrator holds or does not hold', () => {
  const row = (words: string) => `ada: g1 on the whole account: ${words} ${contents}`;
  const [waf1, bills] = [less, groupRow('g1', ['billing:edit'])];
  expect(lines(adaKnowing([waf1], holds(admin)), adaKnowing([bills], holds(admin)))).toEqual([
    row('allowed → not-granted'),
  ]);
  expect(lines(ada(holds(admin, waf1)), ada(holds(admin, bills)))).toEqual([
    `ada: g1 billing:edit on the whole account: not-granted → allowed ${contents}`,
  ]);
  expect(lines(adaKnowing([waf1], holds(everything)), adaKnowing([bills], holds(everything)))).toEqual([]);
});

test('the change of a permission group is said where the contents become known', () => {
  expect(lines(ada(holds(openGroupRow('g1'))), ada(holds(groupRow('g1', ['dns_records:edit']))))).toEqual([
    `ada: g1 dns_records:edit on the whole account: unknown → allowed ${contents}`,
    `ada: g1 others alike on the whole account: unknown → not-granted ${contents}`,
  ]);
});

test('the change of a permission group is said with the type where that changed too', () => {
  const both = '(the contents and the type of the permission group Group g1 changed)';
  const zone = groupRow('g1', ['waf:edit'], zoneType);
  expect(lines(ada(holds(zone)), ada(holds(groupRow('g1', ['dns_records:edit']))))).toEqual([
    `ada: g1 on the whole account not every zone: not-granted → allowed ${both}`,
    `ada: g1 dns_records:edit on the whole account: not-granted → allowed ${both}`,
    `ada: g1 waf:edit on every zone: allowed → not-granted ${both}`,
  ]);
});

test('the change of a permission group concerns nobody who does not hold it', () => {
  expect(lines(adaKnowing([more], holds(dns)), adaKnowing([less], holds(dns)))).toEqual([]);
});
