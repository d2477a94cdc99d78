import { expect, test } from 'vitest';
import { shortened, widthOf } from './text-width.ts';

test('a text is taken for at least as wide as common sans-serifs make it', () => {
  // Ems, as Arial and DejaVu Sans measure them, the wider of the two.
  for (const [text, ems] of [
    ['illicit', 2.57],
    ['Domain DNS', 5.9],
    ['漢字', 2],
  ] as const)
    expect(widthOf(text)).toBeGreaterThanOrEqual(ems * 0.95);
});

test('what fits stays as it is, and what does not ends in a sign that it was cut', () => {
  expect(shortened('Ops', 10)).toBe('Ops');
  const cut = shortened('an ordinary but long-winded name', 10);
  expect(cut).toMatch(/^an ordinary.*…$/);
  expect(widthOf(cut)).toBeLessThanOrEqual(10);
});

test('no character is cut in two', () => {
  for (let most = 1; most < 12; most++) expect(shortened('🚢'.repeat(20), most)).not.toMatch(/\p{Cs}/u);
});
