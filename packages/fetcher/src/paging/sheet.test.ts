import { expect, test } from 'vitest';
import { openSheet } from './sheet.ts';

test('a row that comes again is one row, in whatever order its lists are', () => {
  const sheet = openSheet();
  expect(sheet.add([{ id: 'a', list: [1, 2] }, { id: 'b' }])).toBe(2);
  expect(sheet.add([{ list: [2, 1], id: 'a' }])).toBe(0);
  expect(sheet.rows()).toHaveLength(2);
  expect(sheet.changedIds()).toEqual([]);
});

test('a row that comes again with another body is kept twice and counted once', () => {
  const sheet = openSheet();
  sheet.add([{ id: 'a', n: 1 }]);
  sheet.add([
    { id: 'a', n: 2 },
    { id: 'a', n: 1 },
  ]);
  expect(sheet.rows()).toHaveLength(2);
  expect(sheet.counted()).toBe(1);
  expect(sheet.changedIds()).toEqual(['a']);
});

test('rows without an id stand each for itself, until a page has no others than those before', () => {
  const sheet = openSheet();
  expect(sheet.add([null, null, { id: 7 }])).toBe(3);
  expect(sheet.add([null, { id: 7 }])).toBe(0);
  expect(sheet.counted()).toBe(3);
  expect(sheet.add([null, { id: 'x' }])).toBe(1);
  expect(sheet.counted()).toBe(5);
});

test('rows that come again beside new ones are counted, those of a page that comes again are not', () => {
  const sheet = openSheet();
  sheet.add([{ id: 'a' }, { id: 'b' }]);
  sheet.add([{ id: 'b' }, { id: 'a' }]);
  expect(sheet.repeated()).toBe(0);
  sheet.add([{ id: 'b' }, { id: 'c' }]);
  expect(sheet.repeated()).toBe(1);
});

test('a page is a copy of one before when it has the same rows, in any order', () => {
  const sheet = openSheet();
  sheet.add([{ id: 'a' }, { id: 'b' }]);
  expect(sheet.isCopy([{ id: 'b' }, { id: 'a' }])).toBe(true);
  expect(sheet.isCopy([{ id: 'b' }])).toBe(false);
  expect(sheet.isCopy([])).toBe(false);
});
