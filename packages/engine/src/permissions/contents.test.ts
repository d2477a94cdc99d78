import type { Contents, PermissionGroup } from '@grantlens/snapshot';
import type { PermissionGroupKey } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { groupRow, openAccount } from '../raw-account.fixture.ts';
import { openContents } from './contents.ts';
import { universeOf } from './universe.ts';

const { account } = openAccount({ permissionGroups: ['x', 'y', 'z'].map((id) => groupRow(id, ['b:edit'])) });

const listed = {
  kind: 'listed',
  permissions: new Set<string>(),
  groups: new Set<never>(),
  complete: true,
  why: null,
} as const;

/** A permission group with these contents; the account has `x`, `y` and `z`. */
function group(id: string, contents: Contents): PermissionGroup {
  const key = id as PermissionGroupKey;
  return { key, side: 'member', id, label: null, name: id, types: null, contents, source: 'none' };
}

const keys = (...ids: readonly string[]) => new Set(ids as PermissionGroupKey[]);

/** Opens the contents in a universe of a to e, and of the groups x, y and z, or others. */
function open(...groups: readonly PermissionGroup[]) {
  const known = new Map([...account.permissionGroups, ...groups.map((one) => [one.key, one] as const)]);
  const permissions = ['a', 'b', 'c', 'd', 'e'].map((area) => `${area}:edit`);
  const universe = universeOf([{ ...account, permissions, permissionGroups: known }]);
  const names = [...universe.permissions.map((name) => name[0]), ...universe.groups.map(({ id }) => id)];
  const contents = openContents(universe);
  const inWords = (bits: Uint32Array) =>
    names.filter((_, bit) => (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1).join('');
  return (one: PermissionGroup | null) => {
    const { sure, may } = contents(one);
    expect(sure).toHaveLength(universe.blocks);
    expect(may).toHaveLength(universe.blocks);
    return [inWords(sure), inWords(may)];
  };
}

test('the contents of a permission group are what is listed, the groups it holds whole, and itself', () => {
  const permissions = new Set(['a:edit', 'd:edit', 'of another account']);
  const groups = keys('y', 'nowhere');
  expect(open()(group('x', { ...listed, permissions, groups }))).toEqual(['adxy', 'adxy']);
});

test('the contents of a permission group are possibly every permission, but no further group, where the list is not complete', () => {
  const permissions = new Set(['b:edit']);
  expect(open()(group('z', { ...listed, permissions, complete: false }))).toEqual(['bz', 'abcdez']);
});

test('the contents of a permission group are everything, or all but some', () => {
  expect(open()(group('x', { kind: 'everything' }))).toEqual(['abcdexyz', 'abcdexyz']);
  const permissions = new Set(['b:edit', 'e:edit']);
  // The groups y and z hold b, and the group itself holds all but it.
  expect(open()(group('x', { kind: 'all-but', permissions }))).toEqual(['acdx', 'acdx']);
});

test('the contents of a permission group possibly include the groups of which not all is known, where they are all but some', () => {
  const unknown = group('y', { ...listed, complete: false });
  const harmless = group('z', listed);
  const all = group('x', { kind: 'all-but', permissions: new Set(['b:edit']) });
  expect(open(unknown, harmless)(all)).toEqual(['acdexz', 'acdexyz']);
});

test('the contents of a permission group are possibly anything where the group could not be read', () => {
  expect(open()(null)).toEqual(['', 'abcdexyz']);
});

test('the contents of a permission group are only what is listed where the account does not know the group', () => {
  expect(open()(group('elsewhere', { ...listed, permissions: new Set(['a:edit']) }))).toEqual(['a', 'a']);
});

test('the contents of a permission group are read once', () => {
  const contents = openContents(universeOf([account]));
  const x = group('x', listed);
  expect(contents(x)).toBe(contents(x));
  expect(contents(null)).toBe(contents(null));
  expect(contents(null)).not.toBe(contents(x));
});

test('the contents of a permission group fill the last bit of a block, and the first of the next', () => {
  const permissions = Array.from({ length: 34 }, (_, at) => `p${at + 10}:edit`);
  const wide = openContents(universeOf([{ ...account, permissions, permissionGroups: new Map() }]));
  const { sure } = wide(group('x', { ...listed, permissions: new Set(['p41:edit', 'p42:edit']) }));
  expect([...sure]).toEqual([0x80000000, 1]);
  expect([...wide(null).may]).toEqual([0xffffffff, 3]);
});
