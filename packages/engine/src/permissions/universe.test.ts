import type { Account } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { groupRow, openAccount } from '../raw-account.fixture.ts';
import { universeOf } from './universe.ts';

/** An account of these permissions and permission groups. */
function accountOf(permissions: readonly string[], ...groups: readonly string[]): Account {
  const { account } = openAccount({ permissionGroups: groups.map((id) => groupRow(id, [])) });
  return { ...account, permissions };
}

test('a universe has every permission of its accounts once, in order, and then every permission group', () => {
  const universe = universeOf([
    accountOf(['b:edit', 'c:edit'], 'z', 'y'),
    accountOf(['a:edit', 'b:edit'], 'y', 'x'),
  ]);
  expect(universe.permissions).toEqual(['a:edit', 'b:edit', 'c:edit']);
  expect(universe.groups.map(({ id }) => id)).toEqual(['x', 'y', 'z']);
  expect([...universe.bitOf]).toEqual([
    ['a:edit', 0],
    ['b:edit', 1],
    ['c:edit', 2],
  ]);
  expect([...universe.bitOfGroup]).toEqual([
    ['x', 3],
    ['y', 4],
    ['z', 5],
  ]);
});

test('a universe takes a permission group of two accounts as the first has it', () => {
  const [was, is] = [accountOf([], 'x'), accountOf([], 'x')];
  expect(universeOf([was, is]).groups[0]).toBe([...was.permissionGroups.values()][0]);
});

test('a universe takes a block of 32 for each 32 of them, and one at least', () => {
  const blocks = (many: number, ...groups: readonly string[]) =>
    universeOf([
      accountOf(
        Array.from({ length: many }, (_, at) => `p${at}:edit`),
        ...groups,
      ),
    ]).blocks;
  expect([blocks(0), blocks(1), blocks(31, 'x'), blocks(32, 'x'), blocks(64), blocks(63, 'x', 'y')]).toEqual([
    ...[1, 1, 1, 2, 2, 3],
  ]);
});
