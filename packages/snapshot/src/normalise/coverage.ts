import type { Coverage } from '../account/account.ts';
import { type CollectionName, type Collections, collectionNames, listsIn } from '../file/collection.ts';
import type { CollectionsSeen } from '../seen/collections-seen.ts';
import { addCounts, countRows } from '../seen/counted-rows.ts';

/** What the account stands on, collection by collection. */
export function coverageOf(
  collections: Collections,
  seen: CollectionsSeen,
  unreadable: Partial<Readonly<Record<CollectionName, number>>>,
): readonly Coverage[] {
  return collectionNames.map((collection) => {
    const { expected, requests } = collections[collection];
    const { status, problem } = seen[collection];
    return {
      collection,
      status,
      expected: expected ?? null,
      received: addCounts(listsIn(collections, collection).map(countRows)).distinct,
      unreadable: unreadable[collection] ?? 0,
      requests: requests.length,
      problem: problem?.message ?? null,
    };
  });
}
