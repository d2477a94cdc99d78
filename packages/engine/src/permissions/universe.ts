import type { Account, AtomicPermission, PermissionGroup } from '@grantlens/snapshot';
import type { PermissionGroupKey } from '@grantlens/snapshot/internal';

/**
 * Every permission that can be asked for, as the position of a bit: the atomic ones first, then the holding of each
 * permission group. Two accounts that are to be compared share one universe.
 */
export interface Universe {
  readonly permissions: readonly AtomicPermission[];
  readonly groups: readonly PermissionGroup[];
  readonly bitOf: ReadonlyMap<AtomicPermission, number>;
  readonly bitOfGroup: ReadonlyMap<PermissionGroupKey, number>;
  /** How many words of 32 bits hold one bit of each. */
  readonly blocks: number;
}

/** The permissions and permission groups of some accounts. */
export function universeOf(accounts: readonly Account[]): Universe {
  const permissions = [...new Set(accounts.flatMap((account) => account.permissions))].sort();
  const byKey = new Map<PermissionGroupKey, PermissionGroup>();
  for (const account of accounts) {
    for (const group of account.permissionGroups.values())
      if (!byKey.has(group.key)) byKey.set(group.key, group);
  }
  const groups = [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    permissions,
    groups,
    bitOf: new Map(permissions.map((name, bit) => [name, bit])),
    bitOfGroup: new Map(groups.map(({ key }, at) => [key, permissions.length + at])),
    blocks: Math.max(1, Math.ceil((permissions.length + groups.length) / 32)),
  };
}
