import type { ResultInfo } from '../wire/envelope.ts';

/** Why a walk ends where it does. */
export type WalkEnd =
  | 'empty-page'
  | 'repeated-page'
  | 'last-page'
  | 'short-page'
  | 'unpaged'
  | 'too-many-pages';

/** What is known once a page has been read. */
export interface PageRead {
  /** From 1. */
  readonly page: number;
  readonly rows: number;
  /** Rows that no page before had. */
  readonly fresh: number;
  readonly info: ResultInfo;
  /** Rows of the whole walk so far, each once. */
  readonly counted: number;
  /** The page size that was asked for. */
  readonly askedPerPage: number;
  /** The most rows that any page of this endpoint had so far. */
  readonly largestPage: number;
}

/**
 * Whether a list ends at this page, and why; undefined when there may be more. The page size that was asked for is
 * never believed: the API may give smaller pages without saying so. Nor is an end while the total says otherwise.
 */
export function endAt(read: PageRead): WalkEnd | undefined {
  const { page, rows, fresh, info, counted } = read;
  if (rows === 0) return 'empty-page';
  if (fresh === 0) return 'repeated-page';
  if (info.totalCount !== undefined && counted < info.totalCount) return undefined;
  if (info.totalPages !== undefined) return page >= info.totalPages ? 'last-page' : undefined;
  return rows < provenPageSize(read) ? 'short-page' : undefined;
}

/** The size that pages are known to have: as announced, or at least that of the largest page there was. */
function provenPageSize({ info, askedPerPage, largestPage }: PageRead): number {
  const announced = info.perPage === undefined ? 0 : Math.min(info.perPage, askedPerPage);
  return Math.max(announced, largestPage);
}
