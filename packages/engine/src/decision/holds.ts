import type { PermissionGroup } from '@grantlens/snapshot';
import type { AskedPermission } from './permission.ts';
import type { Certainty } from './verdict.ts';

/** Whether a permission group holds a permission, and whose contents make it a "maybe". */
export interface Containment {
  readonly certainty: Certainty;
  /** The group whose contents are not complete; null when sure. */
  readonly doubt: PermissionGroup | null;
}

const sure: Containment = { certainty: 'sure', doubt: null };

/** Whether a group's contents hold a permission (S8–S10); null when they certainly do not. */
export function holds(group: PermissionGroup, permission: AskedPermission): Containment | null {
  if (permission.kind === 'group' && permission.group.key === group.key) return sure;
  const { contents } = group;
  switch (contents.kind) {
    case 'everything':
      return sure;
    case 'all-but':
      return permission.kind === 'atomic'
        ? contents.permissions.has(permission.name)
          ? null
          : sure
        : escapes(permission.group, contents.permissions);
    case 'listed':
      if (permission.kind === 'group') return contents.groups.has(permission.group.key) ? sure : null;
      if (contents.permissions.has(permission.name)) return sure;
      return contents.complete ? null : { certainty: 'maybe', doubt: group };
  }
}

/** Whether a group is one of those that "all but" includes: it holds none of the excluded permissions (S10). */
function escapes(group: PermissionGroup, excluded: ReadonlySet<string>): Containment | null {
  const { contents } = group;
  if (contents.kind === 'everything') return null;
  if (contents.kind === 'all-but') {
    return [...excluded].every((name) => contents.permissions.has(name)) ? sure : null;
  }
  if ([...excluded].some((name) => contents.permissions.has(name))) return null;
  return contents.complete ? sure : { certainty: 'maybe', doubt: group };
}
