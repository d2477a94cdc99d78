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
 * Whether a list ends at this page, and why; undefined when there may be more. Nothing the API says about the end is
 * believed alone: it takes the announced end and a page that is shorter than a full one, or a page after which there
 * is nothing. The page size that was asked for proves nothing at all: the API may give smaller pages without saying so.
 */
export function endAt(read: PageRead): WalkEnd | undefined {
  const { page, rows, fresh, largestPage } = read;
  if (rows === 0) return 'empty-page';
  if (fresh === 0) return 'repeated-page';
  const announced = isAnnouncedEnd(read);
  if (announced === 'no') return undefined;
  if (rows < largestPage) return announced === 'yes' ? 'last-page' : 'short-page';
  // Later pages show how large they truly are: what is announced need not be believed any more.
  const isShortFirst = page === 1 && rows < announcedPageSize(read);
  return announced === 'yes' && isShortFirst ? 'last-page' : undefined;
}

/** What the API says about the end: that this is it, that it is not, or nothing. */
export function isAnnouncedEnd({
  page,
  info,
  counted,
}: Pick<PageRead, 'page' | 'info' | 'counted'>): 'yes' | 'no' | 'unsaid' {
  const { totalCount, totalPages } = info;
  if (totalCount !== undefined && counted < totalCount) return 'no';
  if (totalPages !== undefined && page < totalPages) return 'no';
  return totalCount === undefined && totalPages === undefined ? 'unsaid' : 'yes';
}

function announcedPageSize({ info, askedPerPage }: PageRead): number {
  return info.perPage === undefined ? 0 : Math.min(info.perPage, askedPerPage);
}
