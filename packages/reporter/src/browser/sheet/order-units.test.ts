import { expect, test } from 'vitest';
import { orderUnits } from './order-units.ts';

const keys = ['ada', 'ben', 'ada', 'crew', 'ben'];
const keyOf = (row: number) => keys[row] ?? '';

test('headings stand in the order of what matters most under each, and units stay in their order', () => {
  const listed = orderUnits([0, 1, 2, 3, 4], 5, keyOf);
  expect(listed.headings).toEqual([
    { key: 'ada', rows: [0, 2] },
    { key: 'ben', rows: [1, 4] },
    { key: 'crew', rows: [3] },
  ]);
  expect([...listed.items]).toEqual([5, 0, 2, 6, 1, 4, 7, 3]);
  expect(listed.units).toEqual([0, 2, 1, 4, 3]);
  expect([0, 4, 9].map(listed.placeOf)).toEqual([1, 5, -1]);
});

test('only those are listed that were asked for, without headings where they are not grouped', () => {
  const listed = orderUnits([4, 1], 5, null);
  expect([...listed.items]).toEqual([4, 1]);
  expect(listed.placeOf(0)).toBe(-1);
});
