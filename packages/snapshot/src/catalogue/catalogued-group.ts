import { permissionGroupKey } from '../account/ids.ts';
import type { Contents, GroupSide, PermissionGroup } from '../account/permission-group.ts';
import type { ShippedEntry } from './entry.ts';
import { administrator, administratorLacks, type Everything, superAdministrator } from './everything.ts';
import { memberGroups } from './member-groups.ts';
import { tokenGroups } from './token-groups.ts';

/**
 * The permission group that a text means by id, label or exact name, as Cloudflare documents it: it exists in every
 * account, whether or not a snapshot shows it. Null where there is none, or several have the name.
 */
export function cataloguedGroup(text: string): PermissionGroup | null {
  const known = everyGroup();
  for (const field of ['id', 'label', 'name'] as const) {
    const [only, ...others] = known.filter((group) => group[field] === text);
    if (only !== undefined) return others.length === 0 ? only : null;
  }
  return null;
}

function everyGroup(): readonly PermissionGroup[] {
  return [
    byRule(superAdministrator, { kind: 'everything' }),
    byRule(administrator, { kind: 'all-but', permissions: new Set(administratorLacks) }),
    ...memberGroups.map((entry) => byEntry(entry, 'member')),
    ...tokenGroups.map((entry) => byEntry(entry, 'token')),
  ];
}

function byRule({ id, label, name }: Everything, contents: Contents): PermissionGroup {
  const key = permissionGroupKey(id ?? label);
  return { key, side: 'member', id, label, name, types: null, contents, source: 'built-in' };
}

function byEntry(entry: ShippedEntry, side: GroupSide): PermissionGroup {
  const { id = null, label = null, name = null, permissions, complete, why = null, scopes } = entry;
  const key = permissionGroupKey(id ?? label ?? name ?? '');
  const contents: Contents = {
    kind: 'listed',
    permissions: new Set(permissions),
    groups: new Set([key]),
    complete,
    why,
  };
  const types = scopes === undefined ? null : new Set(scopes);
  return { key, side, id, label, name, types, contents, source: 'catalogue' };
}
