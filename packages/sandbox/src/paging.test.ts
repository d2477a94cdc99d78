import { expect, test } from 'vitest';
import { pagedAnswer, pageOf, usualPageSize } from './paging.ts';

const rows = Array.from({ length: 12 }, (_, at) => at);

test('the pages of a walk hold every row once, and the one past the end is empty', () => {
  const pages = [1, 2, 3, 4].map((page) =>
    pageOf(rows, new URLSearchParams({ page: `${page}`, per_page: '5' }), usualPageSize),
  );
  expect(pages.flatMap((page) => page.rows)).toEqual(rows);
  expect(pages.map((page) => page.info.count)).toEqual([5, 5, 2, 0]);
  expect(pages[3]?.info).toMatchObject({ page: 4, total_count: 12, total_pages: 3 });
});

test('a page size out of bounds is moved to the bound, and the answer says so', () => {
  const sizes = ['1', '500', ''].map(
    (per_page) => pageOf(rows, new URLSearchParams({ per_page }), usualPageSize).info.per_page,
  );
  expect(sizes).toEqual([5, 50, 20]);
});

test('a page that is no number is refused', () => {
  for (const page of ['0', '-1', 'two', '1.5']) {
    expect(() => pageOf(rows, new URLSearchParams({ page }), usualPageSize)).toThrow(/page must be/);
  }
});

test('rows keep their order once they take more than a page', () => {
  expect(pagedAnswer(rows, new URLSearchParams()).rowOrder).toBe('any');
  expect(pagedAnswer(rows, new URLSearchParams({ per_page: '5' })).rowOrder).toBe('kept');
});
