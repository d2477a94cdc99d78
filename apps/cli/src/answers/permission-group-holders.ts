import type { Account, Policy } from '@grantlens/snapshot';
import { addTo, type PermissionGroupKey } from '@grantlens/snapshot/internal';

/** The policies that name each permission group. A policy that may be somebody's is the one that its group shows. */
export function holdersByGroup({ policies }: Account): ReadonlyMap<PermissionGroupKey, readonly Policy[]> {
  const found = new Map<PermissionGroupKey, Policy[]>();
  for (const policy of policies) {
    if (policy.holder.kind === 'possible') continue;
    for (const { key } of policy.permissionGroups) if (key !== null) addTo(found, key, policy);
  }
  return found;
}
