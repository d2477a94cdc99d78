import { expect, test } from 'vitest';
import { readSize } from './size.ts';

test.each([
  ['1K', 1024],
  ['800M', 800 * 2 ** 20],
  ['2G', 2 ** 31],
  ['4G', 2 ** 32],
])('a size is read from %j', (text, bytes) => {
  expect(readSize(text)).toBe(bytes);
});

test.each([
  '',
  '1',
  '0M',
  '01M',
  '1.5G',
  '5G',
  '1T',
  '1GB',
  '1g',
  ' 1G',
  '-1G',
  '1e3K',
  '0x1G',
  '9999999999G',
])('a size is not read from %j', (text) => {
  expect(readSize(text)).toBeUndefined();
});
