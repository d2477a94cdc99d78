import type { Principal } from '@grantlens/snapshot';
import { areasOfProduct, everyProduct } from '@grantlens/snapshot/internal';
import { type ActivityBook, lastOf } from './last-activity.ts';

/** What was recorded of somebody in one area of permissions. */
export interface AreaActivity {
  readonly area: string;
  /** When the latest change was, and how many there were. A change of a product in several areas counts in each. */
  readonly at: string;
  readonly changes: number;
}

/** The recorded changes of somebody by the areas of permissions that they needed. */
export interface ActivityByArea {
  /** By name. */
  readonly areas: readonly AreaActivity[];
  /** Changes of products that are in no known area, or of which the log no longer says which product it was. */
  readonly inNoArea: { readonly changes: number; readonly at: string | null };
}

/** Sorts the recorded changes of somebody by area; null where the log of changes was not read. */
export function activityByArea(book: ActivityBook, principal: Principal): ActivityByArea | null {
  if (book.lastChange(principal, { areas: null, zone: null }) === null) return null;
  const { changes } = book.of(principal);
  const inAreas = changes.map((change) => ({ change, areas: areasOfProduct(change.product) }));
  const names = [...new Set(inAreas.flatMap(({ areas }) => areas))].sort();
  const unmapped = changes.filter(
    ({ product }) => product === everyProduct || areasOfProduct(product).length === 0,
  );
  return {
    areas: names.flatMap((area) => {
      const own = inAreas.filter(({ areas }) => areas.includes(area)).map(({ change }) => change);
      const at = lastOf(own);
      return at === null ? [] : [{ area, at, changes: countOf(own) }];
    }),
    inNoArea: { changes: countOf(unmapped), at: lastOf(unmapped) },
  };
}

function countOf(changes: readonly { readonly count: number }[]): number {
  return changes.reduce((sum, { count }) => sum + count, 0);
}
