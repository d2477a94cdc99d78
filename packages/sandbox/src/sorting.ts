import { invalid } from './errors.ts';

/** What a list can be sorted by: the name in `order`, and how to read it off a row. */
export type SortKeys = Readonly<Record<string, (row: unknown) => string | undefined>>;

/**
 * The rows in the order that `order` and `direction` ask for, by the first key when only a direction is
 * given. `sorted` is false when neither was. Rows without the value come first.
 */
export function sortedByText(
  rows: readonly unknown[],
  query: URLSearchParams,
  keys: SortKeys,
): { readonly rows: readonly unknown[]; readonly sorted: boolean } {
  const direction = query.get('direction');
  const order = query.get('order');
  if (direction !== null && direction !== 'asc' && direction !== 'desc') {
    throw invalid('direction must be asc or desc');
  }
  if (direction === null && order === null) return { rows, sorted: false };
  const key = keys[order ?? Object.keys(keys)[0] ?? ''];
  if (key === undefined) throw invalid(`order must be one of ${Object.keys(keys).join(', ')}`);
  const sign = direction === 'desc' ? -1 : 1;
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return {
    rows: rows.toSorted((a, b) => sign * compare(key(a) ?? '', key(b) ?? '')),
    sorted: true,
  };
}
