import { expect, test } from 'vitest';
import { endAt, type PageRead } from './page-end.ts';

const full: PageRead = {
  page: 1,
  rows: 50,
  fresh: 50,
  info: {},
  counted: 50,
  askedPerPage: 50,
  largestPage: 0,
};
const short: PageRead = { ...full, rows: 3, fresh: 3, counted: 3 };

test('a list ends at an empty page, and where a page brings nothing new', () => {
  expect(endAt({ ...full, rows: 0, fresh: 0, info: { totalPages: 9 } })).toBe('empty-page');
  expect(endAt({ ...full, page: 2, fresh: 0, info: { totalPages: 9 } })).toBe('repeated-page');
});

test('the announced end is one where the page is short as well', () => {
  expect(endAt({ ...short, info: { totalPages: 1, perPage: 50 } })).toBe('last-page');
  expect(endAt({ ...short, info: { totalCount: 3, perPage: 50 } })).toBe('last-page');
  expect(endAt({ ...short, info: { totalCount: 3 }, largestPage: 4 })).toBe('last-page');
  expect(endAt({ ...full, info: { totalPages: 1, totalCount: 50, perPage: 50 } })).toBeUndefined();
  expect(endAt({ ...short, info: { totalCount: 3 } })).toBeUndefined();
  expect(endAt({ ...short, info: { totalCount: 3, perPage: 3 } })).toBeUndefined();
});

test('the announced page size is not believed where other pages have shown a smaller one', () => {
  const later = { ...short, page: 2, largestPage: 3, info: { totalCount: 3, perPage: 50 } };
  expect(endAt(later)).toBeUndefined();
  expect(endAt({ ...later, rows: 2 })).toBe('last-page');
});

test('a short page does not end a list while more rows or pages are announced', () => {
  expect(endAt({ ...short, info: { totalPages: 1, totalCount: 51, perPage: 50 } })).toBeUndefined();
  expect(endAt({ ...short, info: { totalPages: 2, perPage: 50 } })).toBeUndefined();
});

test('a page is short only compared with a larger one where no end is announced', () => {
  expect(endAt(short)).toBeUndefined();
  expect(endAt({ ...short, info: { perPage: 50 } })).toBeUndefined();
  expect(endAt({ ...short, largestPage: 4 })).toBe('short-page');
  expect(endAt({ ...short, largestPage: 3 })).toBeUndefined();
});

test('a page as large as asked for is full, also where the API speaks of larger ones', () => {
  expect(endAt({ ...full, info: { perPage: 100, totalCount: 50 } })).toBeUndefined();
});
