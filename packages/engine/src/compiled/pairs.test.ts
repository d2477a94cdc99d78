import { expect, test } from 'vitest';
import { hashPair, pairTable } from './pairs.ts';

test('a table from pairs of integers has nothing under a pair that was not put there', () => {
  const table = pairTable();
  expect(table.get(0, 0)).toBe(-1);
  table.put(1, 2, 30);
  expect(table.get(1, 2)).toBe(30);
  expect(table.get(2, 1)).toBe(-1);
  expect(table.get(1, 1)).toBe(-1);
});

test('a table from pairs of integers keeps the last that was put under a pair', () => {
  const table = pairTable();
  table.put(1, 2, 30);
  table.put(1, 2, 0);
  expect(table.get(1, 2)).toBe(0);
});

test('a table from pairs of integers keeps every pair apart from the others, however many there are', () => {
  const table = pairTable();
  for (let a = 0; a < 60; a += 1) for (let b = 0; b < 60; b += 1) table.put(a, b, a * 60 + b);
  const values = Array.from({ length: 3600 }, (_, at) => at);
  expect(values.map((at) => table.get(Math.floor(at / 60), at % 60))).toEqual(values);
  expect(table.get(60, 0)).toBe(-1);
  expect(table.get(0, 60)).toBe(-1);
});

test('a table from pairs of integers finds a pair whose place another has taken', () => {
  // Pairs that begin at one place of a small table, the last place of all among them.
  const colliding = (place: number) =>
    Array.from({ length: 20_000 }, (_, b) => b).filter((b) => (hashPair(7, b) & 1023) === place);
  for (const place of [5, 1023]) {
    const table = pairTable();
    const pairs = colliding(place).slice(0, 5);
    expect(pairs).toHaveLength(5);
    for (const b of pairs) {
      expect(table.get(7, b)).toBe(-1);
      table.put(7, b, b);
    }
    for (const b of pairs) expect(table.get(7, b)).toBe(b);
  }
});

test('the hash of a pair is a position: an integer, never negative', () => {
  for (const [a, b] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [3, 500_000],
    [2 ** 31 - 1, 2 ** 31 - 1],
  ] as const) {
    const hash = hashPair(a, b);
    expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
  }
});

test('the hash of a pair spreads neighbours over the places of a table', () => {
  const places = new Set<number>();
  for (let a = 0; a < 32; a += 1) for (let b = 0; b < 32; b += 1) places.add(hashPair(a, b) & 1023);
  // A perfect spread of 1,024 throws hits 647 places of 1,024.
  expect(places.size).toBeGreaterThan(550);
});
