import type { Account, AtomicPermission, PermissionGroup } from '@grantlens/snapshot';

/** The single permissions that a permission group holds; null where not all of them are known. */
export function permissionsOf(
  { contents }: PermissionGroup,
  { permissions }: Pick<Account, 'permissions'>,
): readonly AtomicPermission[] | null {
  switch (contents.kind) {
    case 'everything':
      return permissions;
    case 'all-but':
      return permissions.filter((name) => !contents.permissions.has(name));
    case 'listed':
      return contents.complete ? [...contents.permissions].sort() : null;
  }
}
