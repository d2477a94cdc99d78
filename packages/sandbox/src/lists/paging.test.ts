import { expect, test } from 'vitest';
import { listing } from './listing.ts';
import { pageOf } from './paging.ts';

const rows = Array.from({ length: 12 }, (_, at) => at);
const page = (query: Record<string, string>) => pageOf(listing(rows), new URLSearchParams(query));

test('the pages of a walk hold every row once, and the one past the end is empty', () => {
  const pages = ['1', '2', '3', '4'].map((number) => page({ page: number, per_page: '5' }));
  expect(pages.flatMap((one) => one.rows)).toEqual(rows);
  expect(pages.map((one) => one.info?.count)).toEqual([5, 5, 2, 0]);
  expect(pages[3]?.info).toMatchObject({ page: 4, total_count: 12, total_pages: 3 });
});

test('a page size out of bounds is moved to the bound, and the answer says so', () => {
  const sizes = ['1', '500', ''].map((per_page) => page({ per_page }).info?.per_page);
  expect(sizes).toEqual([5, 50, 20]);
});

test('a page that is not a number is refused', () => {
  for (const number of ['0', '-1', 'two', '1.5']) {
    expect(() => page({ page: number })).toThrow(/page must be/);
  }
});

test('rows keep their order once they take more than a page', () => {
  expect(page({}).rowOrder).toBe('any');
  expect(page({ per_page: '5' }).rowOrder).toBe('kept');
  expect(pageOf(listing(rows, { order: 'asked-for' }), new URLSearchParams()).rowOrder).toBe('kept');
});

test('only the rows of the page are looked at', () => {
  const shown: number[] = [];
  const list = listing(rows, { show: (row) => shown.push(row) });
  pageOf(list, new URLSearchParams({ page: '2', per_page: '5' }));
  expect(shown).toEqual([5, 6, 7, 8, 9]);
});

test('a list that is the same on every page says that there is one, and one without pages says nothing', () => {
  const asked = new URLSearchParams({ page: '9', per_page: '5' });
  const info = { page: 1, per_page: 5, count: 12, total_count: 12, total_pages: 1 };
  expect(pageOf(listing(rows, { pages: 'same' }), asked)).toMatchObject({ rows, info });
  const nonsense = new URLSearchParams({ page: 'two' });
  expect(pageOf(listing(rows, { pages: 'none' }), nonsense)).toMatchObject({ rows, info: undefined });
});
