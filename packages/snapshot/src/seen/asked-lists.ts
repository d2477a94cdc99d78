import { canonicalText } from '../file/canonical.ts';
import type { LedgerRequest } from '../file/collection.ts';
import { remembered } from '../remembered.ts';

/** What a page of a list is asked for by: its number and size, a cursor, or where it starts (SCIM). */
export const pagingNames: ReadonlySet<string> = new Set([
  'page',
  'per_page',
  'cursor',
  'startIndex',
  'count',
]);

/** One list of the API as the ledger shows it: the requests for each of its pages. */
export interface AskedList {
  readonly path: string;
  readonly pages: ReadonlyMap<number, readonly LedgerRequest[]>;
}

/**
 * The lists that were asked for: each path with what it was filtered by, however its pages were cut. A line
 * that stands there twice is one (S1).
 */
export function askedLists(requests: readonly LedgerRequest[]): readonly AskedList[] {
  const lists = new Map<string, { readonly path: string; readonly pages: Map<number, LedgerRequest[]> }>();
  for (const request of eachOnce(requests)) {
    const { path, query } = request;
    const filters = Object.entries(query).filter(([name]) => !pagingNames.has(name));
    const key = JSON.stringify([path, filters.sort(([a], [b]) => (a < b ? -1 : 1))]);
    const list = lists.get(key) ?? { path, pages: new Map() };
    lists.set(key, list);
    const page = request.page ?? 1;
    const before = list.pages.get(page);
    if (before === undefined) list.pages.set(page, [request]);
    else before.push(request);
  }
  return [...lists.values()];
}

/** Lines that could be one are held to their text; nearly all ask for another page, or at another time. */
function eachOnce(requests: readonly LedgerRequest[]): readonly LedgerRequest[] {
  const firsts = new Map<string, LedgerRequest>();
  const textsOf = remembered((first: LedgerRequest) => new Set([canonicalText(first)]));
  return requests.filter((request) => {
    const name = `${request.page} ${request.at} ${request.path}`;
    const first = firsts.get(name);
    if (first === undefined) {
      firsts.set(name, request);
      return true;
    }
    const texts = textsOf(first);
    const text = canonicalText(request);
    if (texts.has(text)) return false;
    texts.add(text);
    return true;
  });
}

/** Whether a request brought what was asked for. */
export function isAnswered({ httpStatus }: LedgerRequest): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}

/**
 * How many rows a list can have had, by its ledger: some of these numbers, or any from the least to the most
 * of them.
 */
export interface RowCounts {
  readonly least: number;
  readonly most: number;
  /** Null where pages were read more than once, and rows may have come and gone meanwhile. */
  readonly exactly: readonly number[] | null;
}

/** Counts the rows of the answers. The last pages of a list may be earlier ones that came again. */
export function rowsAnswered({ pages }: AskedList): RowCounts {
  const inOrder = [...pages].sort(([a], [b]) => a - b).map(([, requests]) => requests.filter(isAnswered));
  const all = inOrder.flat().map(({ rows }) => rows);
  const most = all.reduce((sum, rows) => sum + rows, 0);
  const latest = inOrder.flatMap((answers) => lastOf(answers)?.rows ?? []);
  if (inOrder.some((answers) => answers.length > 1))
    return { least: Math.max(0, ...latest), most, exactly: null };
  const sums: number[] = [];
  for (const rows of latest) sums.push((sums.at(-1) ?? 0) + rows);
  return { least: sums[0] ?? 0, most, exactly: sums.length === 0 ? [0] : sums };
}

/** The answer that was asked for last. */
function lastOf(answers: readonly LedgerRequest[]): LedgerRequest | undefined {
  return [...answers].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : b.rows - a.rows)).at(-1);
}
