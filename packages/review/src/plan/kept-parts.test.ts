import { expect, test } from 'vitest';
import { keptParts } from './kept-parts.ts';

const without = (rows: number, columns: number, ...gone: readonly (readonly [number, number])[]) =>
  keptParts(rows, columns, (row, column) => !gone.some(([r, c]) => r === row && c === column));

test('a grid without one cell stays in two parts', () => {
  expect(without(3, 2, [1, 0])).toEqual([
    { rows: [0, 2], columns: [0, 1] },
    { rows: [1], columns: [1] },
  ]);
});

test('one row or one column without one cell stays in one part', () => {
  expect(without(1, 3, [0, 1])).toEqual([{ rows: [0], columns: [0, 2] }]);
  expect(without(3, 1, [1, 0])).toEqual([{ rows: [0, 2], columns: [0] }]);
});

test('nothing stays of one cell without it', () => {
  expect(without(1, 1, [0, 0])).toEqual([]);
});

test('a column that goes whole leaves one part', () => {
  expect(without(2, 2, [0, 1], [1, 1])).toEqual([{ rows: [0, 1], columns: [0] }]);
});

test('columns stay together where that gives fewer parts', () => {
  const gone = [
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [0, 1],
  ] as const;
  expect(without(4, 3, ...gone)).toHaveLength(2);
});

test('the parts hold every cell that stays, once, and no other, for each grid of three by three', () => {
  for (let grid = 0; grid < 2 ** 9; grid++) {
    const stays = (row: number, column: number) => ((grid >> (row * 3 + column)) & 1) === 1;
    const cells = keptParts(3, 3, stays).flatMap(({ rows, columns }) =>
      rows.flatMap((row) => columns.map((column) => row * 3 + column)),
    );
    const kept = Array.from({ length: 9 }, (_, at) => at).filter((at) => ((grid >> at) & 1) === 1);
    expect(cells.toSorted((a, b) => a - b)).toEqual(kept);
  }
});
