import { expect, test } from 'vitest';
import type { Cell } from '../../model/tables/column.ts';
import type { PageTable } from '../data/page-table.ts';
import { heldBy } from './held-by.ts';

const columns = ['id', 'principalKind', 'principalId', 'groupId', 'holders'] as const;
const rows: readonly (readonly Cell[])[] = [
  ['g-000000000001', 'member', 'ada', null, []],
  ['g-000000000002', 'token', 'ada', null, []],
  ['g-000000000003', 'user-group', 'crew', 'crew', []],
  ['g-000000000003-9f', 'user-group', 'crew', 'crew', ['ben', 'cyd']],
  ['g-000000000004', 'user-group', 'staff', 'staff', []],
  ['g-000000000005', 'user-group', '*', 'crew', []],
];
const table: PageTable = {
  name: 'entitlements',
  rows: rows.length,
  columns: new Map(
    columns.map((name, at) => [
      name,
      { values: rows.map((row) => row[at] ?? null), codes: Uint8Array.from(rows.keys()) },
    ]),
  ),
};
const of = (kind: 'member' | 'token', id: string, ...groups: readonly string[]) => [
  ...heldBy(table, { kind, id, groups }),
];

test('a principal’s own rows are kept apart from those of another kind with the same id', () => {
  expect(of('token', 'ada')).toEqual([1]);
  expect(of('member', 'ada', 'staff')).toEqual([0, 4, 5]);
});

test('a member has the row of a user group’s grant that includes it', () => {
  expect(of('member', 'ada', 'crew')).toEqual([0, 2]);
  expect(of('member', 'ben', 'crew')).toEqual([3]);
});

test('what may be any member’s is not of those who are in the user group anyway', () => {
  expect(of('member', 'eve')).toEqual([5]);
  expect(of('member', 'eve', 'crew')).toEqual([2]);
});
