import { expect, test } from 'vitest';
import { verdicts } from '../decision/verdict.ts';
import { bitsAt, bitsIn, saidBits, verdictOfBits } from './verdict-of-bits.ts';

test.each(Array.from({ length: 16 }, (_, bits) => bits))(
  'the verdict of the bits %i is the decision on grants that say them',
  (bits) => {
    const isSet = (bit: number) => (bits & bit) !== 0;
    const expected = isSet(saidBits.deny)
      ? 'denied'
      : isSet(saidBits.allow) && !isSet(saidBits.mayDeny)
        ? 'allowed'
        : isSet(saidBits.allow) || isSet(saidBits.mayAllow)
          ? 'unknown'
          : 'not-granted';
    expect(verdicts[verdictOfBits[bits] ?? -1]).toBe(expected);
  },
);

const row = (...words: readonly number[]) => Uint32Array.from(words);

test('the bits of a permission are one of each of four words', () => {
  const words = row(0, 0b001, 0b010, 0b100, 0x80000000, 0);
  expect([0, 1, 2, 3, 31].map((bit) => bitsAt(words, 1, bit))).toEqual([
    ...[saidBits.allow, saidBits.deny, saidBits.mayAllow, 0, saidBits.mayDeny],
  ]);
  expect(bitsAt(row(4, 4, 4, 4), 0, 2)).toBe(15);
});

test('the bits of a permission stand in the row of their state, in their block; the first state says nothing', () => {
  const words = row(9, 9, 9, 9, 9, 9, 9, 9, 1, 0, 0, 0, 0, 2, 0, 0x80000000);
  expect(bitsIn(words, 2, 1, 0)).toBe(saidBits.allow);
  expect(bitsIn(words, 2, 1, 1)).toBe(0);
  expect(bitsIn(words, 2, 1, 33)).toBe(saidBits.deny);
  expect(bitsIn(words, 2, 1, 63)).toBe(saidBits.mayDeny);
  expect(bitsIn(words, 2, 0, 0)).toBe(0);
});
