import { expect, test } from 'vitest';
import type { Cell } from '../../model/tables/column.ts';
import type { Column, PageTable } from '../data/page-table.ts';
import { selectRows } from './select-rows.ts';

function tableOf(name: string, rows: readonly Readonly<Record<string, Cell>>[]): PageTable {
  const columnOf = (column: string): Column => ({
    values: rows.map((row) => row[column] ?? null),
    codes: Uint8Array.from(rows, (_, at) => at),
  });
  const columns = new Map(Object.keys(rows[0] ?? {}).map((column) => [column, columnOf(column)]));
  return { name, rows: rows.length, columns };
}

const zones = tableOf('zones', [
  { id: 'z1', name: 'tickets.example' },
  { id: 'z2', name: 'ferry.example' },
]);
const entitlements = tableOf('entitlements', [
  { scopeName: 'North Harbour', zone: '*', exceptZones: [] },
  { scopeName: 'North Harbour', zone: '*', exceptZones: ['z1'] },
  { scopeName: 'North Harbour', zone: '*', exceptZones: ['*'] },
  { scopeName: 'tickets.example', zone: 'z1', exceptZones: [] },
  { scopeName: 'North Harbour', zone: null, exceptZones: [] },
]);
const reach = (text: string) => [
  ...selectRows(
    entitlements,
    { find: '', filters: [{ columns: ['scopeName'], text, how: 'reaches' }], order: null },
    zones,
  ),
];

test('the filter by zone shows access to the whole account, unless nothing of it is allowed on the zone', () => {
  expect(reach('Tickets')).toEqual([0, 3]);
  expect(reach('z2')).toEqual([0, 1]);
});

test('the filter by zone shows for a text in several names what reaches any of them', () => {
  expect(reach('example')).toEqual([0, 1, 3]);
});

test('the filter by zone still finds a scope that is not a zone', () => {
  expect(reach('harbour')).toEqual([0, 1, 2, 4]);
});
