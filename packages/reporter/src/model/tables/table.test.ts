import { expect, test } from 'vitest';
import { tableOf } from './table.ts';

const rows = [
  { id: 'a', list: ['x'], count: 1, name: null },
  { id: 'b', list: ['x'], count: 1, name: 'x' },
  { id: 'c', list: [], count: 0, name: '["x"]' },
];

test('every row of a table comes out of its columns as it went in', () => {
  const table = tableOf(rows);
  expect(table.rows()).toEqual(rows);
  expect(JSON.stringify(table)).toBe(JSON.stringify(rows));
  expect([...table].map(({ id, list }) => [id, list])).toEqual(rows.map(({ id, list }) => [id, list]));
  expect([table.at(2)?.name, table.at(3)]).toEqual(['["x"]', undefined]);
});

test('a column of a table has each of its values once', () => {
  expect(tableOf(rows).columns.get('list')?.values).toEqual([['x'], []]);
  expect(tableOf(rows).columns.get('name')?.values).toEqual([null, 'x', '["x"]']);
});

test('two tables are the same when their rows are', () => {
  expect(tableOf(rows)).toEqual(tableOf(rows.map((row) => ({ ...row }))));
  expect(tableOf(rows)).not.toEqual(tableOf(rows.toReversed()));
  expect(tableOf(rows).at(0)).not.toEqual(tableOf(rows.slice(1)).at(0));
});

test('a table counts, filters and adds up its rows', () => {
  const table = tableOf(rows);
  expect(table.filter(({ count }) => count > 0).map(({ id }) => id)).toEqual(['a', 'b']);
  expect([table.some(({ id }) => id === 'c'), table.some(({ id }) => id === 'd')]).toEqual([true, false]);
  expect(table.sum(({ count }) => count)).toBe(2);
});

test.each([256, 257, 65_536, 65_537])('a table of %i rows holds a column that never repeats', (length) => {
  const many = Array.from({ length }, (_, at) => ({ id: `r${at}`, twice: at * 2, same: 'same' }));
  const table = tableOf(many);
  expect([table.at(0)?.twice, table.at(length - 1)?.twice]).toEqual([0, length * 2 - 2]);
  expect(table.sum(({ twice }) => twice)).toBe(length * (length - 1));
});

test('a table without rows has no columns', () => {
  expect([tableOf([]).length, tableOf([]).columns.size]).toEqual([0, 0]);
});
