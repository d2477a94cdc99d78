import { describe, expect, it } from 'vitest';
import { wholeNumber } from './whole-number.ts';

describe('a whole number', () => {
  it.each([
    ['0', 0],
    ['8', 8],
    ['65535', 65_535],
  ])('is what %j says', (text, number) => expect(wholeNumber(0, 65_535)(text)).toBe(number));

  it.each([
    '',
    ' ',
    ' 8 ',
    '8\n',
    '1e3',
    '0x1F90',
    '0b1',
    '0o7',
    '010',
    '-1',
    '-0',
    '+8',
    '8.0',
    '8.',
    '1_000',
    '1,000',
    '٨',
    '８',
    'Infinity',
    'NaN',
    '65536',
    '99999999999999999999999',
  ])('is not what %j says', (text) => {
    expect(() => wholeNumber(0, 65_535)(text)).toThrow('It must be a whole number from 0 to 65535.');
  });

  it('is not below the least', () => expect(() => wholeNumber(1, 64)('0')).toThrow('from 1 to 64'));
});
