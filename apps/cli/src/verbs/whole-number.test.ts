import { expect, test } from 'vitest';
import { wholeNumber } from './whole-number.ts';

test.each([
  ['0', 0],
  ['8', 8],
  ['65535', 65_535],
])('a whole number is read from %j', (text, number) => expect(wholeNumber(0, 65_535)(text)).toBe(number));

test.each([
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
])('a whole number is not read from %j', (text) => {
  expect(() => wholeNumber(0, 65_535)(text)).toThrow('It must be a whole number from 0 to 65535.');
});

test('a whole number below the least is refused', () =>
  expect(() => wholeNumber(1, 64)('0')).toThrow('from 1 to 64'));
