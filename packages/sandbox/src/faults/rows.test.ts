import { expect, test } from 'vitest';
import { type Listing, listing } from '../lists/listing.ts';
import { pageOf } from '../lists/paging.ts';
import { withOtherRows } from './rows.ts';

const rows = Array.from({ length: 12 }, (_, at) => at);
const page = (list: Listing, number: number) =>
  pageOf(list, new URLSearchParams({ page: `${number}`, per_page: '5' })).rows;

test('rows that are added come last, are counted, and are served as they stand', () => {
  const shown = listing(rows, { show: (row) => ({ row }) });
  const list = withOtherRows(shown, { kind: 'rows', append: ['odd', null, { row: 0 }, 7] }, '');
  expect(list.count).toBe(16);
  expect(page(list, 3)).toEqual([{ row: 10 }, { row: 11 }, 'odd', null, { row: 0 }]);
  expect(page(list, 4)).toEqual([7]);
});

test('another order has the same rows, and is the same for the same seed and occasion', () => {
  const ordered = (seed: number, occasion: string) => {
    const list = withOtherRows(listing(rows), { kind: 'order', seed }, occasion);
    return rows.map(list.rowAt);
  };
  expect(ordered(1, 'a').toSorted((a, b) => Number(a) - Number(b))).toEqual(rows);
  expect(ordered(1, 'a')).toEqual(ordered(1, 'a'));
  expect(ordered(1, 'a')).not.toEqual(ordered(1, 'b'));
  expect(ordered(1, 'a')).not.toEqual(ordered(2, 'a'));
});
