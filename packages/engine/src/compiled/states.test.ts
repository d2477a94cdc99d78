import { expect, test } from 'vitest';
import { openStates } from './states.ts';

const row = (...words: readonly number[]) => Uint32Array.from(words);
/** A row that no other number gives. */
const rowOf = (n: number) => row(n, n * 3, 0, n % 7);

test('the states begin with one that says nothing', () => {
  const states = openStates(2);
  expect(states.blocks).toBe(2);
  expect(states.count()).toBe(1);
  expect(states.intern(new Uint32Array(8))).toBe(0);
  expect(states.count()).toBe(1);
});

test('the states give equal rows one number, and others another', () => {
  const states = openStates(1);
  expect(states.intern(row(1, 2, 3, 4))).toBe(1);
  expect(states.intern(row(1, 2, 3, 5))).toBe(2);
  expect(states.intern(row(5, 2, 3, 4))).toBe(3);
  expect(states.intern(row(1, 2, 3, 4))).toBe(1);
  expect(states.count()).toBe(4);
  expect(states.words().slice(0, 12)).toEqual(row(0, 0, 0, 0, 1, 2, 3, 4, 1, 2, 3, 5));
});

test('the states tell rows apart however many there are', () => {
  const states = openStates(1);
  const numbers = Array.from({ length: 700 }, (_, at) => at + 1);
  expect(numbers.map((n) => states.intern(rowOf(n)))).toEqual(numbers);
  expect(numbers.toReversed().map((n) => states.intern(rowOf(n)))).toEqual(numbers.toReversed());
  expect(states.count()).toBe(701);
  expect(states.words().slice(700 * 4, 701 * 4)).toEqual(rowOf(700));
});

test('the states tell rows apart in the last of all bits', () => {
  const states = openStates(1);
  const high = row(0x80000000, 0, 0, 0x80000000);
  expect(states.intern(high)).toBe(1);
  expect(states.intern(row(0x80000000, 0, 0, 0))).toBe(2);
  expect(states.intern(high)).toBe(1);
});

test('the states are united bit by bit', () => {
  const states = openStates(1);
  const a = states.intern(row(1, 0, 6, 0));
  const b = states.intern(row(2, 0, 3, 8));
  const both = states.union(a, b);
  expect(states.words().slice(both * 4)).toEqual(expect.objectContaining({ 0: 3, 1: 0, 2: 7, 3: 8 }));
  expect(states.union(b, a)).toBe(both);
  expect(states.union(a, b)).toBe(both);
  expect(states.union(a, both)).toBe(both);
  expect(states.count()).toBe(4);
});

test('the states stay what they are when united with themselves or with nothing', () => {
  const states = openStates(1);
  const a = states.intern(row(1, 0, 6, 0));
  expect(states.union(a, a)).toBe(a);
  expect(states.union(a, 0)).toBe(a);
  expect(states.union(0, a)).toBe(a);
  expect(states.union(0, 0)).toBe(0);
});

test('the states add what they say to a row', () => {
  const states = openStates(1);
  const a = states.intern(row(1, 2, 4, 8));
  const to = row(0, 0, 0, 0, 2, 2, 0, 0, 0);
  states.addTo(to, 4, a);
  expect(to).toEqual(row(0, 0, 0, 0, 3, 2, 4, 8, 0));
  states.addTo(to, 0, 0);
  expect(to).toEqual(row(0, 0, 0, 0, 3, 2, 4, 8, 0));
});

test('the states are what they were once trimmed, in no more words than they need', () => {
  const states = openStates(1);
  const a = states.intern(row(1, 0, 0, 0));
  const b = states.intern(row(2, 0, 0, 0));
  const both = states.union(a, b);
  states.trim();
  expect(states.words()).toEqual(row(0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0));
  expect(states.union(a, b)).toBe(both);
  expect(states.intern(row(9, 9, 9, 9))).toBe(4);
  expect(states.words().slice(16, 20)).toEqual(row(9, 9, 9, 9));
});
