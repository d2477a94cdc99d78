import { expect, test } from 'vitest';
import { flat, intList, ownersOf, turned } from './ints.ts';

test('a list of integers has no more than was put in', () => {
  const list = intList();
  expect(list.length()).toBe(0);
  expect(list.done()).toEqual(Int32Array.of());
  list.push(7);
  list.push(-3);
  expect(list.length()).toBe(2);
  expect(list.done()).toEqual(Int32Array.of(7, -3));
});

test('a list of integers keeps what it has when it grows, more than once', () => {
  const list = intList();
  for (let value = 0; value < 5000; value += 1) list.push(value);
  expect(list.done()).toEqual(Int32Array.from({ length: 5000 }, (_, at) => at));
});

test('lists by owner stand one behind the other', () => {
  expect(flat([[4, 2], [], [2]])).toEqual({
    starts: Int32Array.of(0, 2, 2, 3),
    values: Int32Array.of(4, 2, 2),
  });
  expect(flat([])).toEqual({ starts: Int32Array.of(0), values: Int32Array.of() });
});

test('lists by owner turn into the owners of each value, ascending', () => {
  expect(turned(flat([[4, 2], [], [2, 0]]), 6)).toEqual({
    starts: Int32Array.of(0, 1, 1, 3, 3, 4, 4),
    owners: Int32Array.of(2, 0, 2, 0),
  });
  expect(turned(flat([]), 1)).toEqual({ starts: Int32Array.of(0, 0), owners: Int32Array.of() });
});

test('lists by owner have for each element its owner', () => {
  expect(ownersOf(Int32Array.of(0, 2, 2, 5))).toEqual(Int32Array.of(0, 0, 2, 2, 2));
  expect(ownersOf(Int32Array.of(0))).toEqual(Int32Array.of());
  expect(ownersOf(Int32Array.of())).toEqual(Int32Array.of());
});
