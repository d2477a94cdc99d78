import { expect, test } from 'vitest';
import { type Cell, columnOf } from '../../model/tables/column.ts';
import { writeColumnar } from '../../render/html/data/columnar.ts';
import { packed } from '../../render/html/data/packed.ts';
import { cellOf, type PageTable, rowsWhere } from './page-table.ts';
import { readColumnar } from './read-columnar.ts';
import { unpack } from './unpack.ts';

/** What the page has of some rows of two cells, as its script reads it. */
async function carried(rows: readonly (readonly Cell[])[]): Promise<PageTable> {
  const written = writeColumnar([
    {
      name: 'some',
      columns: new Map([0, 1].map((at) => [String(at), columnOf(rows.map((row) => row[at] ?? null))])),
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

test('columns of more than 256 and of more than 65,536 different values come out whole', async () => {
  for (const count of [257, 65_537]) {
    const rows = Array.from({ length: count }, (_, at): readonly Cell[] => [`v${at}`, at % 3]);
    const table = await carried(rows);
    expect(cellOf(table, count - 1, '0')).toBe(`v${count - 1}`);
    expect([...rowsWhere(table, '0', (value) => value === 'v256')]).toEqual([256]);
  }
});
