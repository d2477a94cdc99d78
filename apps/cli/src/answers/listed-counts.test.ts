import { expect, it } from 'vitest';
import { listedWords } from './listed-counts.ts';

it.each([
  [
    { allowed: 1, unknown: 1, pending: 0, inactive: 2 },
    '1 principal can; 1 more is unknown; 2 more are inactive',
  ],
  [
    { allowed: 2, unknown: 0, pending: 1, inactive: 0 },
    '2 principals can; 1 more is invited and not yet accepted',
  ],
])('counts agree in number: $0', (counts, words) => {
  expect(listedWords(counts, [])).toBe(words);
});
