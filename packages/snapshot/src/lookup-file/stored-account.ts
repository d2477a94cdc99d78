import type { Account } from '../account/account.ts';
import { lazily } from '../account/overlaid.ts';
import { remembered } from '../remembered.ts';
import type { Frame } from './frame.ts';
import type { Rows } from './rows.ts';
import { StoredMap } from './stored-map.ts';
import type { Tables } from './tables.ts';

/** The account of a lookup file, of which each list is read when it is asked for. */
export function openAccount({ account }: Frame, tables: Tables): Account {
  const { principals, userGroups, policies, permissionGroups, zones, gaps, issues, oddities, named } = tables;
  const { id, name, takenAt, digest, tool, source, coverage, besides, managedBy, ssoDomains, permissions } =
    account;
  return lazily<Account>({
    id: () => id,
    name: () => name,
    takenAt: () => takenAt,
    digest: () => digest,
    // Of a snapshot that was modified no lookup file is kept.
    modified: () => false,
    tool: () => tool,
    source: () => source,
    principals: principals.all,
    userGroups: userGroups.all,
    policies: policies.all,
    // A few hundred, and every question is about some of them.
    permissionGroups: () => new Map(permissionGroups.all().map((group) => [group.key, group])),
    permissions: () => permissions,
    zones: zones.all,
    zonesByKey: () =>
      storedMap(zones, {
        keyOf: (zone) => zone.key,
        // Long answers name the same zones over and over.
        find: remembered((key) =>
          zones.some(named.zoneNames(key.toLowerCase())).find((zone) => zone.key === key),
        ),
      }),
    gaps: () =>
      storedMap(gaps, {
        keyOf: (gap) => gap.id,
        find: (key) => gaps.some(named.gapIds(key)).find((gap) => gap.id === key),
      }),
    issues: issues.all,
    oddities: oddities.all,
    coverage: () => coverage,
    besides: () => besides,
    managedBy: () => managedBy,
    applications: () => account.applications,
    ssoDomains: () => ssoDomains,
  });
}

function storedMap<Key, Value extends object>(
  rows: Rows<Value>,
  { keyOf, find }: { readonly keyOf: (value: Value) => Key; readonly find: (key: Key) => Value | undefined },
): ReadonlyMap<Key, Value> {
  return new StoredMap<Key, Value>({
    size: rows.count,
    find,
    all: () => rows.all().map((value) => [keyOf(value), value] as const),
  });
}
