import { expect, test } from 'vitest';
import { textAt } from '../state/row.ts';
import { matchingText } from './filtering.ts';

const rows = [{ id: '1', name: 'a' }, { id: '2', name: 'a' }, { id: '3' }, 'odd'];
const keys = { id: (row: unknown) => textAt(row, 'id'), name: (row: unknown) => textAt(row, 'name') };
const matching = (query: Record<string, string>) => matchingText(rows, new URLSearchParams(query), keys);

test('every key the query gives has to match, to the letter', () => {
  expect(matching({ name: 'a' })).toEqual(rows.slice(0, 2));
  expect(matching({ name: 'a', id: '2' })).toEqual([rows[1]]);
  expect(matching({ name: 'A' })).toEqual([]);
  expect(matching({ name: '' })).toEqual([]);
});

test('a query that gives none of the keys costs nothing: the list is the same list', () => {
  expect(matching({ page: '2' })).toBe(rows);
});
