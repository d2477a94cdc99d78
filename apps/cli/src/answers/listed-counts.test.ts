import { expect, test } from 'vitest';
import { countListed, listedWords } from './listed-counts.ts';

test.each([
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

test('a principal with several rows is counted once, by the best of their verdicts', () => {
  const principal = { standing: 'active' } as Parameters<typeof countListed>[0][number]['principal'];
  const listed = (['denied', 'unknown'] as const).map((verdict) => ({ principal, verdict }));
  expect(countListed(listed)).toMatchObject({ allowed: 0, unknown: 1 });
});
