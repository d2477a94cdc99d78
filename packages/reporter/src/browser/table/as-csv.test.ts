import { expect, test } from 'vitest';
import type { Cell } from '../../model/tables/column.ts';
import { tableOf } from '../../model/tables/table.ts';
import { byteOrderMark, renderCsv } from '../../render/csv.ts';
import type { PageTable } from '../data/page-table.ts';
import { asCsv } from './as-csv.ts';

const origin = { account: { id: 'acc', name: null }, reportId: 'r-1', snapshotDigest: 'sha256-1' };

const copied = { account_id: 'acc', report_id: 'r-1', snapshot_digest: 'sha256-1' };

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
  const file = Buffer.concat([...renderCsv(tableOf(rows), ['id', 'cell'], origin)]).toString();
  expect(asCsv(table, Uint32Array.from(rows.keys()), copied)).toBe(file.replace(byteOrderMark, ''));
});
