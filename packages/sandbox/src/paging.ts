import type { Answer } from './endpoint.ts';
import type { ResultInfo } from './envelope.ts';
import { invalid } from './errors.ts';

/** How many rows a page of a list can have. */
export interface PageSize {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** The bounds of nearly every list. */
export const usualPageSize: PageSize = { least: 5, most: 50, usual: 20 };

/** One page of the rows a list endpoint found. */
export interface Page {
  readonly rows: readonly unknown[];
  readonly info: ResultInfo;
}

/** The page a query asks for. Past the end it is empty; a size out of bounds is moved to the bound. */
export function pageOf(rows: readonly unknown[], query: URLSearchParams, size: PageSize): Page {
  const page = wholeNumber(query, 'page') ?? 1;
  const perPage = Math.min(size.most, Math.max(size.least, wholeNumber(query, 'per_page') ?? size.usual));
  const shown = rows.slice((page - 1) * perPage, page * perPage);
  return {
    rows: shown,
    info: {
      page,
      per_page: perPage,
      count: shown.length,
      total_count: rows.length,
      total_pages: Math.ceil(rows.length / perPage),
    },
  };
}

/** What is particular to a list. */
export interface ListOptions {
  readonly size?: PageSize;
  /** Whether the caller asked for an order. */
  readonly sorted?: boolean;
  /** How a row looks in the answer; only asked for the rows of the page. */
  readonly show?: (row: unknown) => unknown;
}

/**
 * The answer of a list with pages. Rows come in no particular order while they fit on one page; over
 * several pages they keep theirs, so that a walk sees each of them once.
 */
export function pagedAnswer(
  rows: readonly unknown[],
  query: URLSearchParams,
  options: ListOptions = {},
): Answer {
  const { size = usualPageSize, show = (row) => row } = options;
  const { rows: found, info } = pageOf(rows, query, size);
  const result = found.map(show);
  return { result, info, rowOrder: options.sorted || info.total_pages > 1 ? 'kept' : 'any' };
}

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw invalid(`${name} must be a whole number from 1`);
  return number;
}
