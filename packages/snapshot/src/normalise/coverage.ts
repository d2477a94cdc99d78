import type { Coverage } from '../account/account.ts';
import { type CollectionName, type Collections, collectionNames } from '../file/collection.ts';

/** What the account stands on, collection by collection. */
export function coverageOf(
  collections: Collections,
  unreadable: Partial<Readonly<Record<CollectionName, number>>>,
): readonly Coverage[] {
  return collectionNames.map((collection) => {
    const { status, expected, requests, problem } = collections[collection];
    return {
      collection,
      status,
      expected: expected ?? null,
      received: rowsOf(collections, collection),
      unreadable: unreadable[collection] ?? 0,
      requests: requests.length,
      problem: problem?.message ?? null,
    };
  });
}

function rowsOf(collections: Collections, name: CollectionName): number {
  if (name !== 'userGroupMembers') return collections[name].items.length;
  return Object.values(collections[name].items).reduce((sum, rows) => sum + rows.length, 0);
}
