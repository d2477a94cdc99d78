import { invalid } from '../errors.ts';
import type { Listing } from './listing.ts';

/** What a list can be sorted or filtered by: the name in the query, and how to read it off a row. */
export type TextKeys<Row = unknown> = Readonly<Record<string, (row: Row) => string | undefined>>;

/**
 * The rows in the order that `order` and `direction` ask for, by the first key when only a direction is
 * given. Nothing is `asked-for` when neither was. Rows without the value come first.
 */
export function sortedByText<Row>(
  rows: readonly Row[],
  query: URLSearchParams,
  keys: TextKeys<Row>,
): { readonly rows: readonly Row[]; readonly order: Listing['order'] } {
  const direction = query.get('direction');
  const order = query.get('order');
  if (direction !== null && direction !== 'asc' && direction !== 'desc') {
    throw invalid('direction must be asc or desc');
  }
  if (direction === null && order === null) return { rows, order: 'any' };
  const key = keys[order ?? Object.keys(keys)[0] ?? ''];
  if (key === undefined) throw invalid(`order must be one of ${Object.keys(keys).join(', ')}`);
  const sign = direction === 'desc' ? -1 : 1;
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return {
    rows: rows.toSorted((a, b) => sign * compare(key(a) ?? '', key(b) ?? '')),
    order: 'asked-for',
  };
}
