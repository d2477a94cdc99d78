import { invariant } from '@grantlens/snapshot';
import type { Client } from '../client.ts';
import { type ListReading, readList } from '../paging/read-list.ts';
import { pathOf } from '../path.ts';
import type { Journal } from '../progress.ts';
import type { Endpoint } from './endpoints.ts';

/** The most rows that any page of an endpoint had. */
export interface LargestPage {
  rows: number;
}

/** Reads the list at an endpoint, every request of it into the journal. The path must be fit for a URL. */
export function readEndpoint(
  client: Client,
  endpoint: Endpoint,
  journal: Journal,
  largest: LargestPage = { rows: 0 },
): Promise<ListReading> {
  const { perPage } = endpoint;
  const path = pathOf(...endpoint.path);
  invariant(path !== undefined, 'ids are checked before they become a path');
  const readPage = (page: number) => {
    const paging = perPage === undefined ? {} : { page: String(page), per_page: String(perPage) };
    const query = { ...endpoint.query, ...paging };
    return client.get({ path, query, ...(perPage !== undefined && { page }) }, journal.writeDown);
  };
  const plan = { perPage, maxPages: client.limits.maxPages, largest, onRows: journal.walk() };
  return readList(readPage, plan, { neverEmpty: endpoint.neverEmpty ?? false });
}
