import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Cell, type Column, columnOf } from '../../model/tables/column.ts';
import { tableOf } from '../../model/tables/table.ts';
import { writeColumnar } from '../../render/html/data/columnar.ts';
import { packed } from '../../render/html/data/packed.ts';
import { cellOf, type PageTable, rowsWhere } from './page-table.ts';
import { readColumnar } from './read-columnar.ts';
import { unpack } from './unpack.ts';

function columnsOf(
  rows: readonly (readonly Cell[])[],
  names: readonly string[],
): ReadonlyMap<string, Column> {
  return new Map(names.map((name, at) => [name, columnOf(rows.map((row) => row[at] ?? null))]));
}

/** What the page has of some rows of two cells, as its script reads it. */
async function carried(rows: readonly (readonly Cell[])[]): Promise<PageTable> {
  const written = writeColumnar([
    {
      name: 'some',
      columns: columnsOf(rows, ['0', '1']),
      rows: rows.length,
      shown: (value) => value,
    },
    { name: 'empty', columns: new Map([['0', columnOf([])]]), rows: 0, shown: (value) => value },
  ]);
  const tables = readColumnar(await unpack([...packed(written)].join('')));
  expect([...tables.keys()]).toEqual(['some', 'empty']);
  return tables.get('some') as PageTable;
}

test('every cell comes out of the page as it went in', async () => {
  const rows: readonly (readonly Cell[])[] = [
    ['', null],
    ['ü 💬 "\0', 0],
    ['0', '["a"]'],
    [['a'], ['a', 'b']],
    [true, false],
    [['a'], []],
    ['1a', '2["a"]'],
  ];
  const table = await carried(rows);
  expect(table.rows).toBe(rows.length);
  for (const [row, cells] of rows.entries())
    expect(['0', '1'].map((name) => cellOf(table, row, name))).toEqual(cells);
  expect((await carried([])).rows).toBe(0);
});

test('ids come out of the page as they went in, cut out of their texts or as places in another table', async () => {
  const id = (at: number) => `u-${createHash('sha256').update(`${at}`).digest('hex').slice(0, 20)}`;
  const ids = Array.from({ length: 300 }, (_, at) => id(at));
  const units = ids.map((one, at): readonly Cell[] => [one, at % 7]);
  const lists = [[id(299), id(0)], [], [id(7)], [id(299), id(0)], [id(8), id(7), id(9)]];
  const named = tableOf(
    lists.map((list, at) => ({ id: `e-${at}abcdef0123`, units: list, findings: ['f-0'] })),
  );
  const shown = (value: Cell) => value;
  const written = writeColumnar([
    { name: 'units', rows: 300, columns: columnsOf(units, ['id', 'other']), shown },
    { name: 'findings', rows: 1, columns: columnsOf([['f-1']], ['id']), shown },
    { name: 'entitlements', rows: lists.length, columns: named.columns, shown },
  ]);
  const tables = readColumnar(await unpack([...packed(written)].join('')));
  const cells = (table: string, column: string) => {
    const found = tables.get(table) as PageTable;
    return Array.from({ length: found.rows }, (_, row) => cellOf(found, row, column));
  };
  expect(cells('units', 'id')).toEqual(ids);
  expect(cells('units', 'other')).toEqual(units.map(([, other]) => other));
  expect(cells('entitlements', 'units')).toEqual(lists);
  expect(cells('entitlements', 'findings')).toEqual(lists.map(() => ['f-0']));
  expect(cells('entitlements', 'id')).toEqual(named.map((row) => row.id));
});

test('hex digits come out of the page as they went in, however long the run and whatever is around', async () => {
  const texts = Array.from({ length: 70 }, (_, length) => 'abcdef0123456789'.repeat(5).slice(0, length));
  const rows = texts.map((text): readonly Cell[] => [
    `g-${text}\u0001z`,
    [`${text}-${text}`, text.toUpperCase()],
  ]);
  const table = await carried([...rows, [12_345_678, 0x7fffffff], ['\ud800abcdef01', '\u001fabcdef01']]);
  for (const [row, cells] of rows.entries())
    expect(['0', '1'].map((name) => cellOf(table, row, name))).toEqual(cells);
  expect([cellOf(table, 70, '0'), cellOf(table, 70, '1')]).toEqual([12_345_678, 0x7fffffff]);
  expect([cellOf(table, 71, '0'), cellOf(table, 71, '1')]).toEqual(['\ud800abcdef01', '\u001fabcdef01']);
});

test('columns of more than 256 and of more than 65,536 different values come out whole', async () => {
  for (const count of [257, 65_537]) {
    const rows = Array.from({ length: count }, (_, at): readonly Cell[] => [`v${at}`, at % 3]);
    const table = await carried(rows);
    expect(cellOf(table, count - 1, '0')).toBe(`v${count - 1}`);
    expect([...rowsWhere(table, '0', (value) => value === 'v256')]).toEqual([256]);
  }
});
