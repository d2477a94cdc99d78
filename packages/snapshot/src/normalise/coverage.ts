import type { Coverage, ExtraCoverage } from '../account/account.ts';
import { type CollectionName, type Collections, collectionNames, listsIn } from '../file/collection.ts';
import { extraNames, readingOf } from '../file/extras.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { isObject } from '../json.ts';
import { type CollectionsSeen, extrasSeen, seesPart } from '../seen/collections-seen.ts';
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
      ...(problem?.code === seesPart && { seesPart: true as const }),
    };
  });
}

/** What was read besides. A row that is no object says nothing. */
export function besidesOf(snapshot: Snapshot): readonly ExtraCoverage[] {
  const seen = extrasSeen(snapshot);
  return extraNames.map((extra) => {
    const { expected, requests, items } = readingOf(snapshot, extra);
    const rows = items as readonly unknown[];
    const { status, problem } = seen[extra];
    return {
      extra,
      status,
      expected: expected ?? null,
      received: countRows(rows).distinct,
      unreadable: rows.filter((row) => !isObject(row)).length,
      requests: requests.length,
      problem: problem?.message ?? null,
    };
  });
}
