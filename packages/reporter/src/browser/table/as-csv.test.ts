import { expect, test } from 'vitest';
import { renderCsv } from '../../render/csv.ts';
import type { Cell } from '../../render/html/data/columnar.ts';
import type { PageTable } from '../data/page-table.ts';
import { asCsv } from './as-csv.ts';

test('what is copied is what the file of the report has', () => {
  const cells: readonly Cell[] = [
    'plain',
    'a,b',
    'say "so"',
    'two\r\nlines',
    '=1+1',
    ' @x',
    ['a', 'b; c'],
    7,
    null,
    '\0',
  ];
  const rows = cells.map((cell, at) => ({ id: `r${at}`, cell }));
  const table: PageTable = {
    name: 'some',
    rows: rows.length,
    columns: new Map(
      (['id', 'cell'] as const).map((name) => [
        name,
        { values: rows.map((row) => row[name]), codes: Uint8Array.from(rows.keys()) },
      ]),
    ),
  };
  expect(asCsv(table, Uint32Array.from(rows.keys()))).toBe([...renderCsv(rows, ['id', 'cell'])].join(''));
});
