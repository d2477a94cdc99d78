import type { Account } from '../state/account.ts';

/** How many rows a page of a list can have. */
export interface PageSize {
  readonly least: number;
  readonly most: number;
  readonly usual: number;
}

/** The bounds of nearly every list. */
const usualPageSize: PageSize = { least: 5, most: 50, usual: 20 };

/** What stands beside the rows of a page. */
export interface ResultInfo {
  readonly page: number;
  readonly per_page: number;
  readonly count: number;
  readonly total_count: number;
  readonly total_pages: number;
}

/** What an answer says of its page, true or not; `undefined` for nothing at all. */
export type ShownInfo = Readonly<Partial<Record<keyof ResultInfo, unknown>>> | undefined;

/** The page a caller asks for, before anything is done about it. */
export interface AskedPage {
  readonly page: number;
  /** `undefined` when the caller leaves it to the API. */
  readonly perPage: number | undefined;
}

/** All that a list endpoint found, and how it comes in pages. The page itself is cut when the answer is written. */
export interface Listing {
  readonly kind: 'list';
  readonly count: number;
  /** A row as the answer shows it, from 0; only asked for the rows of the page. */
  readonly rowAt: (at: number) => unknown;
  /** `asked-for`: the caller has chosen it. `any`: rows mean the same in every order. */
  readonly order: 'any' | 'asked-for';
  /**
   * `cut`: as the query asks. `same`: whatever page is asked for, all rows come, as the only page. `none`:
   * page numbers mean nothing and nothing is said of pages.
   */
  readonly pages: 'cut' | 'same' | 'none';
  /** How many rows a page has, given the number asked for; `undefined` when none was. */
  readonly rowsPerPage: (asked: number | undefined) => number;
  /** The page that comes when one is asked for. Pages count from 1, and `last` is 1 when there are no rows. */
  readonly turnTo: (page: number, last: number) => number;
  /** What is said of the page. */
  readonly info: (truth: ResultInfo, asked: AskedPage) => ShownInfo;
  /** How it is asked for and answered: in an envelope, or as RFC 7644 has it. */
  readonly form: 'envelope' | 'scim';
  /** What the result is when nothing was found. */
  readonly none: 'null' | 'empty';
  /** For a write, the account as it is from now on. */
  readonly next?: Account;
}

/** What is particular to a list. */
export interface ListingOptions<Row>
  extends Partial<Pick<Listing, 'order' | 'pages' | 'info' | 'none' | 'next' | 'form'>> {
  readonly size?: PageSize;
  /** How a row looks in the answer. */
  readonly show?: (row: Row) => unknown;
}

/** A list of these rows: in pages of the usual size and in any order, unless its options say otherwise. */
export function listing<Row>(rows: readonly Row[], options: ListingOptions<Row> = {}): Listing {
  const { show, size = usualPageSize, ...particular } = options;
  return {
    kind: 'list',
    count: rows.length,
    rowAt: (at) => (show === undefined ? rows[at] : show(rows[at] as Row)),
    order: 'any',
    pages: 'cut',
    // A size out of bounds is moved to the bound.
    rowsPerPage: (asked) => Math.min(size.most, Math.max(size.least, asked ?? size.usual)),
    turnTo: (page) => page,
    info: (truth) => truth,
    none: 'empty',
    form: 'envelope',
    ...particular,
  };
}
