import { type PermissionGroupKey, permissionGroupKey } from '../account/ids.ts';
import { type RoleRow, readRoleRow } from '../api/role.ts';
import { addTo } from '../multimap.ts';
import { mergeReadings, type ReadPermissions, readPermissionMap } from './atomic.ts';
import type { GroupDirectory } from './group-directory.ts';

/** A role that represents itself, as a group (S3). */
export interface RoleGroup {
  readonly key: PermissionGroupKey;
  readonly id: string | null;
  readonly name: string | null;
}

/** What a role is known by: its id and its name together (S8). A row may show only one of them. */
export interface RoleIdentity {
  readonly id: string | null;
  readonly name: string | null;
}

/** The older view of grants: what the maps of roles show (S3, S8). */
export interface RoleBook {
  /** The maps of every row that may describe this role, together; null when no row shows one. */
  readonly mapOf: (role: RoleIdentity) => ReadPermissions | null;
  /** Whether rows show more than one name under this id: then the id alone names no role. */
  readonly sharesId: (id: string) => boolean;
}

/** Gathers the maps of roles from every place that shows one: the role list and the members. */
export function openRoleBook(raws: readonly unknown[]): RoleBook {
  const byName = new Map<string, ShownMap[]>();
  const byId = new Map<string, ShownMap[]>();
  const namesById = new Map<string, Set<string>>();
  for (const raw of raws) {
    const role = readRoleRow(raw);
    if (role === null) continue;
    const { id, name } = identityOf(role);
    if (id !== null && name !== null) namesById.set(id, (namesById.get(id) ?? new Set()).add(name));
    const map = readPermissionMap(role.permissions);
    if (map === null) continue;
    const shown = { id, name, map };
    if (shown.name !== null) addTo(byName, shown.name, shown);
    if (shown.id !== null) addTo(byId, shown.id, shown);
  }
  return {
    sharesId: (id) => (namesById.get(id)?.size ?? 0) > 1,
    mapOf: ({ id, name }) => {
      const rows = new Set([
        ...(name === null ? [] : (byName.get(name) ?? []).filter((row) => mayBeSame(row.id, id))),
        ...(id === null ? [] : (byId.get(id) ?? []).filter((row) => mayBeSame(row.name, name))),
      ]);
      return mergeReadings([...rows].map(({ map }) => map));
    },
  };
}

interface ShownMap extends RoleIdentity {
  readonly map: ReadPermissions;
}

/** The id and the name that a row shows. */
export function identityOf(role: RoleRow): RoleIdentity {
  return { id: role.id ?? null, name: role.name ?? null };
}

/** What a row does not show may be anything. */
function mayBeSame(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/**
 * The permission group that a member's role represents (S3): the one with its id unless the names say otherwise, else
 * the one with its exact name, else the role itself. Null when the role shows neither id nor name. The names say
 * otherwise where the role's name is that of another group, or where several roles share the id and this one's name is
 * not the group's: Cloudflare renames roles, so another name alone proves nothing.
 */
export function groupOfRole(
  role: RoleRow,
  directory: GroupDirectory,
  roles: RoleBook,
): PermissionGroupKey | null {
  const { id, name } = identityOf(role);
  const isKnown = (key: PermissionGroupKey) =>
    directory.descriptions.get(key)?.some(({ side }) => side === 'member') === true;
  const byId = id === null ? null : permissionGroupKey(id);
  const byName = name === null ? null : directory.byUniqueName(name, 'member');
  if (id !== null && byId !== null && isKnown(byId)) {
    const namedOtherwise = name !== null && !namesOf(byId, directory).includes(name);
    if (!namedOtherwise || (byName === null && !roles.sharesId(id))) return byId;
  }
  if (byName !== null) return byName;
  const bySoleName = name === null ? null : permissionGroupKey(`name:${name}`);
  return bySoleName !== null && isKnown(bySoleName) ? bySoleName : roleItself({ id, name });
}

function namesOf(key: PermissionGroupKey, directory: GroupDirectory): readonly string[] {
  const described = directory.descriptions.get(key) ?? [];
  return described.filter(({ side }) => side === 'member').flatMap((one) => one.name ?? []);
}

/** The key of a role that represents itself: its id and its name together. */
function roleItself({ id, name }: RoleIdentity): PermissionGroupKey | null {
  const shown = [id, name].filter((part) => part !== null);
  return shown.length === 0 ? null : permissionGroupKey(`role:${shown.join(' ')}`);
}
