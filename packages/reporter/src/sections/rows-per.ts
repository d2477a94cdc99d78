import type { Access } from '@grantlens/engine';
import { policiesByHolder } from '@grantlens/engine/internal';
import type { Policy } from '@grantlens/snapshot';
import type { RowsPer } from '../model/report.ts';

/** Nobody reads more rows than this: beyond it, what a user group gives is one row for all its members. */
export const mostGrantsListed = 50_000;

/** How the entitlements of an account are listed: one by one up to `most` grants. */
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
