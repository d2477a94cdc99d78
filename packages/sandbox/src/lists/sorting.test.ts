import { expect, test } from 'vitest';
import { textAt } from '../state/row.ts';
import { sortedByText } from './sorting.ts';

const rows = [{ name: 'b', at: '1' }, { name: 'a', at: '2' }, {}];
const keys = { name: (row: unknown) => textAt(row, 'name'), at: (row: unknown) => textAt(row, 'at') };
const sorted = (query: Record<string, string>) => sortedByText(rows, new URLSearchParams(query), keys);

test('a direction alone sorts by the first key, and nothing asked is nothing sorted', () => {
  expect(sorted({ direction: 'asc' }).rows.map((row) => textAt(row, 'name'))).toEqual([undefined, 'a', 'b']);
  expect(sorted({ order: 'at', direction: 'desc' }).rows.map((row) => textAt(row, 'at'))).toEqual([
    '2',
    '1',
    undefined,
  ]);
  expect(sorted({})).toEqual({ rows, order: 'any' });
});

test('an order or a direction that does not exist is refused', () => {
  expect(() => sorted({ order: 'height' })).toThrow('order must be one of name, at');
  expect(() => sorted({ direction: 'up' })).toThrow('direction must be asc or desc');
});
