import type { TextKeys } from './sorting.ts';

/** The rows that have the very text the query gives for these keys. What the query leaves out lets all pass. */
export function matchingText(
  rows: readonly unknown[],
  query: URLSearchParams,
  keys: TextKeys,
): readonly unknown[] {
  return Object.entries(keys).reduce((found, [name, textOf]) => {
    const wanted = query.get(name);
    return wanted === null ? found : found.filter((row) => textOf(row) === wanted);
  }, rows);
}
