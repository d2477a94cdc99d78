import type { AtomicPermission, PermissionGroup } from '@grantlens/snapshot';

/** One permission that can be held: atomic, or the holding of a permission group. */
export type AskedPermission =
  | { readonly kind: 'atomic'; readonly name: AtomicPermission }
  | { readonly kind: 'group'; readonly group: PermissionGroup };

/** What a question asks for: one permission, or any of those a glob means. */
export type Permission =
  | AskedPermission
  | { readonly kind: 'any'; readonly glob: string; readonly of: readonly AskedPermission[] };
