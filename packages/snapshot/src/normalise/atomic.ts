import type { AtomicPermission } from '../account/permission-group.ts';
import { isObject } from '../json.ts';

/** Names read from the API, and whether they are all there is. */
export interface ReadPermissions {
  readonly permissions: ReadonlySet<AtomicPermission>;
  readonly complete: boolean;
}

/** `#dns_records:edit` → `dns_records:edit`; the odd `#connectivity_edit` → `connectivity:edit`; else null. */
export function readLegacyName(name: unknown): AtomicPermission | null {
  if (typeof name !== 'string') return null;
  const bare = name.startsWith('#') ? name.slice(1) : name;
  if (/^[^:\s]+:[^:\s]+$/.test(bare)) return bare;
  const odd = /^(\w+)_(edit|read)$/.exec(bare);
  return odd === null ? null : `${odd[1]}:${odd[2]}`;
}

/** The `permissions[]` of a permission group (S9); null when the list is empty or no list: it knows nothing. */
export function readPermissionList(list: unknown): ReadPermissions | null {
  if (!Array.isArray(list) || list.length === 0) return null;
  const names = list.map((row: unknown) => {
    const attributes = isObject(row) ? row.attributes : undefined;
    return isObject(attributes) ? readLegacyName(attributes.legacy_name) : null;
  });
  const read = names.filter((name) => name !== null);
  return { permissions: new Set(read), complete: read.length === names.length };
}

/** The `permissions` map of a role (S9); null when the map is empty or no map: it knows nothing. */
export function readPermissionMap(map: unknown): ReadPermissions | null {
  if (!isObject(map) || Object.keys(map).length === 0) return null;
  const permissions = new Set<AtomicPermission>();
  let complete = true;
  for (const [area, verbs] of Object.entries(map)) {
    if (!isObject(verbs)) complete = false;
    else {
      for (const [verb, given] of Object.entries(verbs)) {
        if (given === true || given === 'true') permissions.add(`${area}:${verb}`);
        else if (given !== false && given !== 'false') complete = false;
      }
    }
  }
  return { permissions, complete };
}

/** Every name a role map mentions, given or not: they exist as permissions (the vocabulary of the snapshot). */
export function namesInMap(map: unknown): readonly AtomicPermission[] {
  if (!isObject(map)) return [];
  return Object.entries(map).flatMap(([area, verbs]) =>
    isObject(verbs) ? Object.keys(verbs).map((verb) => `${area}:${verb}`) : [],
  );
}

/** What several places say together: their union, complete only where all are and agree (S8). */
export function mergeReadings(readings: readonly ReadPermissions[]): ReadPermissions | null {
  if (readings.length === 0) return null;
  const union = new Set(readings.flatMap(({ permissions }) => [...permissions]));
  const complete = readings.every((reading) => reading.complete && reading.permissions.size === union.size);
  return { permissions: union, complete };
}
