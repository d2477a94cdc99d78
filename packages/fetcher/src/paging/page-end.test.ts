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

test('a list ends at the last of the announced pages, unless more rows are announced', () => {
  expect(endAt({ ...full, info: { totalPages: 1 } })).toBe('last-page');
  expect(endAt({ ...full, info: { totalPages: 2 } })).toBeUndefined();
  expect(endAt({ ...full, info: { totalPages: 1, totalCount: 51 } })).toBeUndefined();
  expect(endAt({ ...short, info: { totalPages: 2, perPage: 50 } })).toBeUndefined();
});

test('a short page is an end only where the size of a full one is known', () => {
  expect(endAt(short)).toBeUndefined();
  expect(endAt({ ...short, info: { perPage: 50 } })).toBe('short-page');
  expect(endAt({ ...short, info: { perPage: 3 } })).toBeUndefined();
  expect(endAt({ ...short, largestPage: 4 })).toBe('short-page');
  expect(endAt({ ...short, largestPage: 3 })).toBeUndefined();
});

test('a page as large as asked for is full, also where the API speaks of larger ones', () => {
  expect(endAt({ ...full, info: { perPage: 100 } })).toBeUndefined();
});
