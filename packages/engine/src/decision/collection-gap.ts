import type { Account, Coverage, Gap } from '@grantlens/snapshot';
import { type CollectionName, collectionGapId, rowsGapId } from '@grantlens/snapshot/internal';

/** The collections whose rows are principals. */
const carriers: ReadonlySet<CollectionName> = new Set(['members', 'accountTokens']);

/** The gap of a collection that was not read whole; null where it was. */
export function collectionGap(account: Account, collection: CollectionName): Gap | null {
  const coverage = account.coverage.find((row) => row.collection === collection);
  return coverage === undefined ? null : gapOf(coverage, account);
}

/** The gaps of those of some collections that were not read whole. */
export function collectionGaps(account: Account, collections: readonly CollectionName[]): readonly Gap[] {
  return collections.flatMap((one) => collectionGap(account, one) ?? []);
}

/** The gaps of the collections that carry principals: while there are any, no list of principals is whole. */
export function unseenPrincipals({ account }: { readonly account: Account }): readonly Gap[] {
  return collectionGaps(account, [...carriers]);
}

function gapOf({ collection, status, unreadable }: Coverage, account: Account): Gap | null {
  const noted = account.gaps.get(collectionGapId(collection, status));
  if (noted !== undefined) return noted;
  if (unreadable === 0) return null;
  const clouds = carriers.has(collection)
    ? `who else there is: ${unreadable} of the rows cannot be read`
    : 'what rows say that cannot be read';
  return { id: rowsGapId(collection), collection, cause: 'row-unreadable', clouds };
}
