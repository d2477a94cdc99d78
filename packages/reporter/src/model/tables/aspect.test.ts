import { expect, test } from 'vitest';
import { Aspect } from './aspect.ts';
import { distinctColumn } from './column.ts';
import { tableOf, tableOfColumns } from './table.ts';

test('columns that say something of the same things share their codes, and give the rows that cells give', () => {
  const [a, b, c] = [
    { name: 'x', list: ['1'] },
    { name: 'y', list: [] },
    { name: 'x', list: ['1'] },
  ];
  const aspect = new Aspect<{ readonly name: string; readonly list: readonly string[] }>();
  const rows = [c, b, c, a, b].filter((one) => one !== undefined);
  for (const thing of [a, ...rows]) if (thing !== undefined) aspect.codeOf(thing);
  for (const row of rows) aspect.add(aspect.codeOf(row));
  const things = aspect.finish();
  const [name, list] = [things.column((one) => one.name), things.column((one) => one.list)];
  expect(name.codes).toBe(list.codes);
  expect(tableOfColumns(5, { name, list }).rows()).toEqual(rows);
  const written = tableOf(rows).columns;
  for (const [column, of] of [
    ['name', name],
    ['list', list],
  ] as const)
    expect(distinctColumn(of)).toEqual(written.get(column));
});
