import { expect, test } from 'vitest';
import { Refusal } from '../errors.ts';
import { listing } from '../lists/listing.ts';
import { pageOf } from '../lists/paging.ts';
import type { PagesFault } from './fault.ts';
import { withOtherPages } from './pages.ts';

const rows = Array.from({ length: 12 }, (_, at) => at);

function page(fault: PagesFault, number: number, perPage = 5) {
  const query = new URLSearchParams({ page: `${number}`, per_page: `${perPage}` });
  return pageOf(withOtherPages(listing(rows), fault), query);
}

test('a page can be smaller than asked for, and tell the truth, a lie or nothing of it', () => {
  const small = (says: 'the-truth' | 'what-was-asked' | 'nothing') =>
    page({ kind: 'page-size', most: 3, says }, 2, 5);
  expect(small('the-truth')).toMatchObject({ rows: [3, 4, 5], info: { per_page: 3, total_pages: 4 } });
  expect(small('what-was-asked')).toMatchObject({ rows: [3, 4, 5], info: { per_page: 5, total_pages: 4 } });
  expect(small('nothing').rows).toEqual([3, 4, 5]);
  expect(small('nothing').info).not.toHaveProperty('per_page');
});

test('what was asked is what the list would have allowed', () => {
  const fault = { kind: 'page-size', most: 3, says: 'what-was-asked' } as const;
  expect(page(fault, 1, 500).info?.per_page).toBe(50);
});

test('a page size above the most can be refused', () => {
  const fault = { kind: 'refused-page-size', most: 5, status: 400 } as const;
  expect(page(fault, 1, 5).rows).toEqual([0, 1, 2, 3, 4]);
  expect(() => page(fault, 1, 6)).toThrow('per_page must not be above 5');
  const silent = pageOf(withOtherPages(listing(rows), fault), new URLSearchParams());
  expect(silent.info?.per_page).toBe(5);
});

test('the same page comes whatever page is asked for', () => {
  expect(page({ kind: 'same-page' }, 3)).toMatchObject({ rows: [0, 1, 2, 3, 4], info: { page: 1 } });
  const lie = page({ kind: 'same-page', says: 'what-was-asked' }, 3);
  expect(lie).toMatchObject({ rows: [0, 1, 2, 3, 4], info: { page: 3 } });
});

test('the last page comes again past the end, and only there', () => {
  expect(page({ kind: 'repeat-last' }, 2).rows).toEqual([5, 6, 7, 8, 9]);
  expect(page({ kind: 'repeat-last' }, 9)).toMatchObject({ rows: [10, 11], info: { page: 3 } });
});

test('a page past the end can be refused, and only there', () => {
  const fault = { kind: 'refused-past-end', status: 416 } as const;
  expect(page(fault, 3).rows).toEqual([10, 11]);
  expect(() => page(fault, 4)).toThrow(Refusal);
});

test('a list without rows has a first page, which is not past its end', () => {
  const query = new URLSearchParams({ page: '1' });
  const fault = { kind: 'refused-past-end', status: 404 } as const;
  expect(pageOf(withOtherPages(listing([]), fault), query).rows).toEqual([]);
});

test('a list that has no pages stays as it is', () => {
  const list = withOtherPages(listing(rows, { pages: 'none' }), {
    kind: 'page-size',
    most: 3,
    says: 'the-truth',
  });
  expect(pageOf(list, new URLSearchParams({ page: '2' })).rows).toEqual(rows);
});
