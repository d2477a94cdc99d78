import { expect, test } from 'vitest';
import { type Listing, listing } from '../lists/listing.ts';
import { pageOf } from '../lists/paging.ts';
import { withOtherInfo } from './info.ts';

const info = (list: Listing) => pageOf(list, new URLSearchParams()).info;
const honest = info(listing(['a', 'b']));

test('totals can be other numbers, other types, or missing, and the rest stays true', () => {
  const shown = (says: { count?: number | string | null; pages?: number | string | null }) =>
    info(withOtherInfo(listing(['a', 'b']), { kind: 'total', says }));
  expect(shown({})).toEqual(honest);
  expect(shown({ count: 2000 })).toEqual({ ...honest, total_count: 2000 });
  expect(shown({ count: '2', pages: 'many' })).toEqual({ ...honest, total_count: '2', total_pages: 'many' });
  expect(shown({ count: null, pages: null })).toEqual({ page: 1, per_page: 20, count: 2 });
});

test('a fault can leave out all that is said of a page', () => {
  expect(info(withOtherInfo(listing(['a']), { kind: 'no-info' }))).toBeUndefined();
});

test('a list that says nothing does not begin to lie', () => {
  const silent = listing(['a'], { info: () => undefined });
  expect(info(withOtherInfo(silent, { kind: 'total', says: { count: 9 } }))).toBeUndefined();
});
