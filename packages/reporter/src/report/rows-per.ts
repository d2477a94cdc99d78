import { type Access, policiesByHolder } from '@grantlens/engine';
import type { Policy } from '@grantlens/snapshot';

/** What an entitlement row is of: one principal, or whoever comes by it from one holder of the policy with one outcome. */
export type RowsPer = 'principal' | 'holder';

/** With more grants than this nobody reads a row of each: what a user group hands out is told once for all in it. */
export const mostGrantsListed = 50_000;

/** How the entitlements of an account are listed, at most so many grants one by one. */
export function rowsPerOf(access: Access, most: number): RowsPer {
  let grants = 0;
  for (const { policies, principals } of policiesByHolder(access)) {
    for (const policy of policies) grants += cellsIn(policy) * principals.length;
  }
  return grants > most ? 'holder' : 'principal';
}

function cellsIn({ permissionGroups, resourceGroups }: Policy): number {
  return permissionGroups.length * resourceGroups.reduce((sum, { places }) => sum + places.length, 0);
}
