import { expect, test } from 'vitest';
import type { Cell } from '../../model/tables/column.ts';
import type { PageTable } from '../data/page-table.ts';
import { dossierContentOf } from './dossier-content.ts';

function tableOf(name: string, rows: readonly Readonly<Record<string, Cell>>[]): PageTable {
  const columns = Object.keys(rows[0] ?? {}).map((column) => {
    const values = rows.map((row) => row[column] ?? null);
    return [column, { values, codes: Uint8Array.from(rows, (_, at) => at) }] as const;
  });
  return { name, rows: rows.length, columns: new Map(columns) };
}

const zones = tableOf('zones', [
  { id: 'z1', name: 'shop.example' },
  { id: 'z2', name: 'shop.example' },
  { id: 'z3', name: 'port.example' },
]);

test('the page of a zone has its id in the title where another zone has the same name', () => {
  const titleOf = (key: string) =>
    dossierContentOf(new Map([['zones', zones]]), { kind: 'page', of: 'zone', key })?.title;
  expect(titleOf('z1')).toBe('shop.example (z1)');
  expect(titleOf('z2')).toBe('shop.example (z2)');
  expect(titleOf('z3')).toBe('port.example');
  expect(titleOf('z4')).toBeUndefined();
});
