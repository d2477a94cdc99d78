import { expect, test } from 'vitest';
import { durationText, readDuration } from './duration.ts';

test.each([
  ['90s', 90_000],
  ['30m', 1_800_000],
  ['2h', 7_200_000],
  ['500h', 1_800_000_000],
])('the span of time %s is %i ms, and is written in the same way', (text, ms) => {
  expect(readDuration(text)).toBe(ms);
  expect(durationText(ms)).toBe(text);
});

test.each([
  '90',
  '0s',
  '-1s',
  '1.5h',
  '2 h',
  '2d',
  'h',
  '',
  '501h',
  '2h30m',
  '99999999s',
  '09s',
  '0x9s',
  '1e1s',
  ' 9s',
  '+9s',
  '9S',
  '٩s',
])('a span of time is not read from %j', (text) => {
  expect(readDuration(text)).toBeUndefined();
});
