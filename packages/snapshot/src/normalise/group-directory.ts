import { type PermissionGroupKey, permissionGroupKey } from '../account/ids.ts';
import type { GroupSide } from '../account/permission-group.ts';
import { type PermissionGroupRow, readPermissionGroupRow } from '../api/permission-group.ts';
import { isObject } from '../json.ts';
import { canonicalType } from '../keys/resource-type.ts';
import { addTo } from '../multimap.ts';
import { type ReadPermissions, readPermissionList } from './atomic.ts';

/** One place of the snapshot that says something about a permission group. */
export interface Description {
  readonly side: GroupSide;
  readonly place: 'inline' | 'list';
  readonly id: string | null;
  readonly label: string | null;
  readonly name: string | null;
  readonly types: readonly string[];
  readonly permissions: ReadPermissions | null;
  readonly deprecated: boolean;
  readonly endsOn: string | null;
}

/** Everything the snapshot says about permission groups, by group. */
export interface GroupDirectory {
  readonly descriptions: ReadonlyMap<PermissionGroupKey, readonly Description[]>;
  /** The group a reference means; null when it names none. */
  readonly resolve: (reference: unknown, side: GroupSide) => PermissionGroupKey | null;
  /** The one group of a side with this name; null when none or several have it. */
  readonly byUniqueName: (name: string, side: GroupSide) => PermissionGroupKey | null;
}

/** Reads what a row says about a permission group; null when it is not an object. */
export function describe(raw: unknown, side: GroupSide, place: Description['place']): Description | null {
  const row = readPermissionGroupRow(raw);
  if (row === null) return null;
  return {
    side,
    place,
    id: row.id ?? null,
    label: row.meta?.label ?? null,
    name: row.name ?? null,
    types: readTypes(row),
    permissions: readPermissionList(row.permissions),
    deprecated: isDeprecated(row.meta?.deprecated),
    endsOn: typeof row.meta?.eol_at === 'string' && row.meta.eol_at !== '' ? row.meta.eol_at : null,
  };
}

/** Anything but nothing and `false`, in whatever spelling. */
function isDeprecated(said: unknown): boolean {
  if (typeof said !== 'string') return said === true;
  return !['', 'false'].includes(said.trim().toLowerCase());
}

/** `meta.scopes` is a string on the member side, `scopes` a list on the token side; either is read in both shapes. */
function readTypes(row: PermissionGroupRow): readonly string[] {
  const said = [row.meta?.scopes, row.scopes].flat();
  return said.filter((type): type is string => typeof type === 'string' && type !== '').map(canonicalType);
}

/** Sorts descriptions into groups: by id, and those without an id by label or name where only one group has it. */
export function openDirectory(descriptions: readonly Description[]): GroupDirectory {
  const withId = descriptions.filter(({ id }) => id !== null);
  const byLabel = index(withId, ({ label }) => label);
  const byName = index(withId, ({ name }) => name);

  const keyOf = ({ id, label, name, side }: Pick<Description, 'id' | 'label' | 'name' | 'side'>) => {
    if (id !== null) return permissionGroupKey(id);
    const known =
      (label !== null && only(byLabel.get(`${side} ${label}`))) ||
      (name !== null && only(byName.get(`${side} ${name}`)));
    if (known) return permissionGroupKey(known);
    if (label !== null) return permissionGroupKey(`label:${label}`);
    return name === null ? null : permissionGroupKey(`name:${name}`);
  };

  const grouped = new Map<PermissionGroupKey, Description[]>();
  for (const description of descriptions) {
    const key = keyOf(description);
    if (key !== null) addTo(grouped, key, description);
  }
  return {
    descriptions: grouped,
    resolve: (reference, side) => {
      // An id says it all: what else the reference says was read with the descriptions.
      if (isObject(reference) && typeof reference.id === 'string') return permissionGroupKey(reference.id);
      const description = describe(reference, side, 'inline');
      return description === null ? null : keyOf(description);
    },
    byUniqueName: (name, side) => {
      const id = only(byName.get(`${side} ${name}`));
      return id === null ? null : permissionGroupKey(id);
    },
  };
}

/** `side text` → ids. */
function index(
  descriptions: readonly Description[],
  textOf: (description: Description) => string | null,
): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const description of descriptions) {
    const text = textOf(description);
    if (text === null || description.id === null) continue;
    const key = `${description.side} ${text}`;
    const set = ids.get(key);
    if (set === undefined) ids.set(key, new Set([description.id]));
    else set.add(description.id);
  }
  return ids;
}

function only(ids: ReadonlySet<string> | undefined): string | null {
  if (ids === undefined || ids.size !== 1) return null;
  return [...ids][0] ?? null;
}
