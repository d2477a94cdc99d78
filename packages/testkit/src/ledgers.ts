import type { Collections, LedgerRequest } from '@grantlens/snapshot/internal';
import { collectionNames, isObject } from '@grantlens/snapshot/internal';

/**
 * The collections as if every list that is complete had come in one page, at a moment: with a request for
 * each, and without a total. Call it after making or changing rows by hand, or the file contradicts itself.
 */
export function withLedgers(collections: Collections, at: string): Collections {
  const request = (path: string, rows: readonly unknown[]): LedgerRequest => ({
    path,
    query: {},
    httpStatus: 200,
    at,
    rows: rows.length,
    bodySha256: '0'.repeat(64),
  });
  const fitted = collectionNames.map((name) => {
    const { expected: _, ...collection } = collections[name];
    if (collection.status !== 'complete') return [name, collections[name]];
    if (name !== 'userGroupMembers')
      return [name, { ...collection, requests: [request(`/${name}`, collections[name].items)] }];
    const shown = collections.userGroupMembers.items;
    const ids = collections.userGroups.items.flatMap((row) => (isObject(row) && row.id ? `${row.id}` : []));
    const items = Object.fromEntries(
      ids.map((id) => [id, Object.hasOwn(shown, id) ? (shown[id] ?? []) : []]),
    );
    const requests = Object.entries(items).map(([id, rows]) => request(`/${name}/${id}`, rows));
    return [name, { ...collection, items, requests }];
  });
  return Object.fromEntries(fitted) as Collections;
}
