import { invalid } from '../errors.ts';
import type { AskedPage, Listing, ShownInfo } from './listing.ts';

/** One page of a list. */
export interface Page {
  readonly rows: readonly unknown[];
  readonly info: ShownInfo;
  /**
   * Rows come in no particular order while they fit on one page; over several pages they keep theirs, so
   * that a walk sees each of them once.
   */
  readonly rowOrder: 'any' | 'kept';
}

/** The page a query asks for. Past the end it is empty. */
export function pageOf(list: Listing, query: URLSearchParams): Page {
  const settled = list.order === 'asked-for' ? 'kept' : 'any';
  if (list.pages === 'none') return { rows: rowsOf(list, 0, list.count), info: undefined, rowOrder: settled };

  const asked = askedPage(query);
  const perPage = list.rowsPerPage(asked.perPage);
  const whole = list.pages === 'same';
  const pages = whole ? 1 : Math.ceil(list.count / perPage);
  const page = whole ? 1 : list.turnTo(asked.page, Math.max(1, pages));
  const rows = whole ? rowsOf(list, 0, list.count) : rowsOf(list, (page - 1) * perPage, page * perPage);
  const truth = {
    page,
    per_page: perPage,
    count: rows.length,
    total_count: list.count,
    total_pages: pages,
  };
  return { rows, info: list.info(truth, asked), rowOrder: pages > 1 ? 'kept' : settled };
}

function rowsOf(list: Listing, from: number, to: number): readonly unknown[] {
  const length = Math.max(0, Math.min(to, list.count) - from);
  return Array.from({ length }, (_, at) => list.rowAt(from + at));
}

function askedPage(query: URLSearchParams): AskedPage {
  return { page: wholeNumber(query, 'page') ?? 1, perPage: wholeNumber(query, 'per_page') };
}

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null || text === '') return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw invalid(`${name} must be a whole number from 1`);
  return number;
}
