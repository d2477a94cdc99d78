import type { Listing, ListingOptions, ShownInfo } from './listing.ts';

/** A part of a list that is asked for by the place of its first row, from 1. */
export interface ScimPage {
  readonly from: number;
  readonly rows: readonly unknown[];
  readonly info: ShownInfo;
}

/** What is particular to a list of SCIM. Its pages may have no row at all. */
export const scimPages: Pick<ListingOptions<unknown>, 'form' | 'size'> = {
  form: 'scim',
  size: { least: 0, most: 1000, usual: 100 },
};

/** The page that `startIndex` and `count` ask for. Nothing is refused: what is no number counts as not given. */
export function scimPageOf(list: Listing, query: URLSearchParams): ScimPage {
  const asked = query.has('count') ? Math.max(0, Number(query.get('count')) || 0) : undefined;
  const perPage = list.rowsPerPage(asked);
  const start = Math.max(1, Number(query.get('startIndex')) || 1);
  const pages = perPage === 0 ? 1 : Math.max(1, Math.ceil(list.count / perPage));
  const page = perPage === 0 ? 1 : Math.floor((start - 1) / perPage) + 1;
  const turned = list.turnTo(page, pages);
  const from = turned === page ? start : (turned - 1) * perPage + 1;
  const length = Math.max(0, Math.min(list.count, from - 1 + perPage) - (from - 1));
  const rows = Array.from({ length }, (_, at) => list.rowAt(from - 1 + at));
  const truth = { page, per_page: perPage, count: length, total_count: list.count, total_pages: pages };
  return { from, rows, info: list.info(truth, { page, perPage: asked }) };
}
