import type { Policy } from '@grantlens/snapshot';
import { lookupIn, type PermissionGroupKey } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { holds } from './holds.ts';
import type { AskedPermission } from './permission.ts';
import type { Resource } from './resource.ts';

/**
 * The policies that can bear on any of some permissions, on one resource or anywhere: all that do, and others
 * that do not. No others take part in a decision about these (S6 to S9).
 */
export function candidatePolicies(
  { account }: Access,
  asked: readonly AskedPermission[],
  resource?: Resource,
): readonly Policy[] {
  if (resource?.kind === 'foreign') return [];
  // What a permission group holds that could not be read nobody knows.
  const groups = new Set<PermissionGroupKey | null>([null]);
  for (const [key, group] of account.permissionGroups)
    if (asked.some((one) => holds(group, one) !== null)) groups.add(key);
  return lookupIn(account).policiesGiving(groups, resource?.identity);
}
