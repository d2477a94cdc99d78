import { type PermissionGroupKey, permissionGroupKey } from '../account/ids.ts';
import { type RoleRow, readRoleRow } from '../api/role.ts';
import { addTo } from '../multimap.ts';
import { mergeReadings, type ReadPermissions, readPermissionMap } from './atomic.ts';
import type { GroupDirectory } from './group-directory.ts';

/** A role that stands for itself, as a group (S3). */
export interface RoleGroup {
  readonly key: PermissionGroupKey;
  readonly id: string | null;
  readonly name: string | null;
}

/** The older view of grants: what the maps of roles say, and which permission group a role stands for (S3, S8). */
export interface RoleBook {
  /** What the maps of every role of a name or an id say together, wherever they are shown; null when none does. */
  readonly mapOf: (role: {
    readonly name: string | null;
    readonly id: string | null;
  }) => ReadPermissions | null;
}

/** Gathers the maps of roles from every place that shows one: the role list and the members. */
export function openRoleBook(raws: readonly unknown[]): RoleBook {
  const maps = new Map<string, ReadPermissions[]>();
  for (const raw of raws) {
    const role = readRoleRow(raw);
    const map = role === null ? null : readPermissionMap(role.permissions);
    if (role === null || map === null) continue;
    if (typeof role.name === 'string') addTo(maps, `name ${role.name}`, map);
    if (typeof role.id === 'string') addTo(maps, `id ${role.id}`, map);
  }
  return {
    mapOf: ({ name, id }) =>
      mergeReadings([
        ...(name === null ? [] : (maps.get(`name ${name}`) ?? [])),
        ...(id === null ? [] : (maps.get(`id ${id}`) ?? [])),
      ]),
  };
}

/**
 * The permission group a member's role stands for (S3): the one with its id, else the one with its exact name, else
 * itself. Null when the role shows neither id nor name.
 */
export function groupOfRole(role: RoleRow, directory: GroupDirectory): PermissionGroupKey | null {
  const candidates = [role.id, typeof role.name === 'string' ? `name:${role.name}` : null];
  const [byId, bySoleName] = candidates.map((text) => {
    const key = typeof text === 'string' ? permissionGroupKey(text) : null;
    return key !== null && directory.descriptions.get(key)?.some(({ side }) => side === 'member')
      ? key
      : null;
  });
  if (byId) return byId;
  const byName = typeof role.name === 'string' ? directory.byUniqueName(role.name, 'member') : null;
  return byName ?? bySoleName ?? roleItself(role);
}

/** The key of a role that stands for itself. */
function roleItself(role: RoleRow): PermissionGroupKey | null {
  const name = role.id ?? role.name;
  return typeof name === 'string' ? permissionGroupKey(`role:${name}`) : null;
}
