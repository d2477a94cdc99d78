import { expect, test } from 'vitest';
import { aboutText, countdownText } from './time-words.ts';

test.each([
  [-5, '0:00'],
  [1, '0:01'],
  [59_001, '1:00'],
  [245_000, '4:05'],
  [3_845_000, '1:04:05'],
])('a countdown of %i ms reads %s', (ms, text) => {
  expect(countdownText(ms)).toBe(text);
});

test.each([
  [0, 'about 1 s'],
  [42_400, 'about 42 s'],
  [60_000, 'about 1 min'],
  [5_300_000, 'about 88 min'],
  [7_300_000, 'about 2 h'],
])('an estimate of %i ms reads %s', (ms, text) => {
  expect(aboutText(ms)).toBe(text);
});
