import { expect, test } from 'vitest';
import {
  addBits,
  type Bits,
  commonBits,
  differentBits,
  hasBit,
  isEmpty,
  numbersIn,
  unionBits,
  withoutBits,
} from './bits.ts';

/** Two words with these bits set. */
const bits = (...numbers: readonly number[]): Bits => {
  const words = new Uint32Array(2);
  for (const bit of numbers) words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
  return words;
};

const a = bits(0, 3, 31, 32, 40, 63);
const b = bits(3, 5, 40, 41, 63);

test('a set of permissions as bits lists the numbers of its bits, ascending', () => {
  expect(numbersIn(a)).toEqual([0, 3, 31, 32, 40, 63]);
  expect(numbersIn(bits())).toEqual([]);
  expect([0, 1, 3, 31, 32, 33, 62, 63, 64].filter((bit) => hasBit(a, bit))).toEqual([0, 3, 31, 32, 63]);
});

test('a set of permissions as bits is united, cut, and compared with another', () => {
  expect(numbersIn(unionBits(a, b))).toEqual([0, 3, 5, 31, 32, 40, 41, 63]);
  expect(numbersIn(commonBits(a, b))).toEqual([3, 40, 63]);
  expect(numbersIn(commonBits(a, b, bits(3, 63, 1)))).toEqual([3, 63]);
  expect(numbersIn(differentBits(a, b))).toEqual([0, 5, 31, 32, 41]);
  expect(numbersIn(withoutBits(a, b))).toEqual([0, 31, 32]);
  expect(numbersIn(commonBits(a))).toEqual(numbersIn(a));
});

test('a set of permissions as bits stays as it is where another is made of it', () => {
  for (const make of [unionBits, commonBits, differentBits, withoutBits]) expect(make(a, b)).not.toBe(a);
  expect(commonBits(a)).not.toBe(a);
  expect(numbersIn(a)).toEqual([0, 3, 31, 32, 40, 63]);
  expect(numbersIn(b)).toEqual([3, 5, 40, 41, 63]);
});

test('a set of permissions as bits takes in others', () => {
  const grown = bits(0, 40);
  addBits(grown, b);
  expect(numbersIn(grown)).toEqual([0, 3, 5, 40, 41, 63]);
});

test('a set of permissions as bits is empty only where no word has a bit', () => {
  expect([bits(), bits(0), bits(32), a].map(isEmpty)).toEqual([true, false, false, false]);
});
