import { expect, test } from 'vitest';
import type { Chart } from '../../../model/overview.ts';
import { drawBar } from './bar.ts';

const chart = (...values: readonly number[]): Chart => ({
  id: 'path',
  title: 'Paths',
  of: 'entitlements',
  total: values.reduce((sum, value) => sum + value, 0),
  parts: values.map((value, at) => ({ id: `p${at}`, label: `Part ${at}`, value })),
  note: '',
});

test('the parts lie side by side and fill the bar', () => {
  const parts = drawBar(chart(1, 2, 4)).parts;
  expect(parts.map(({ x }) => x)).toEqual([0, 14.29, 42.86]);
  expect(parts.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100);
});

test('a share is never rounded to all or nothing', () => {
  expect(drawBar(chart(1, 999)).parts.map(({ share }) => share)).toEqual(['under 1 %', 'over 99 %']);
  expect(drawBar(chart(0, 5)).parts.map(({ share }) => share)).toEqual(['0 %', '100 %']);
});

test('a bar of nothing has no part', () => {
  expect(drawBar(chart(0, 0)).parts.map(({ width, share }) => [width, share])).toEqual([
    [0, '0 %'],
    [0, '0 %'],
  ]);
});
