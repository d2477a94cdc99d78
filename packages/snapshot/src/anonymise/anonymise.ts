import type { Collection } from '../file/collection.ts';
import { seal } from '../file/digest.ts';
import { extraNames } from '../file/extras.ts';
import type { Snapshot, SnapshotSource } from '../file/snapshot.ts';
import { isObject } from '../json.ts';
import { namesInMap, readPermissionList } from '../normalise/atomic.ts';
import { wordOf } from './fields.ts';
import { keyedBy } from './key.ts';
import { type Names, openNames, type PublicNames } from './names.ts';
import { cataloguedAreas, cataloguedNames, cataloguedVerbs } from './public-names.ts';
import { apiBaseOf, problemOf, requestOf, toolOf } from './requests.ts';
import { accountRow, rowsOf } from './rows.ts';

/** A snapshot without the names in it, and what became of each. */
export interface Anonymised {
  readonly snapshot: Snapshot;
  readonly names: Names;
}

/**
 * Replaces the names, ids, addresses and domains of a snapshot, each the same wherever it is and whenever the key is the
 * same. Whatever is asked of it has the same answer, in these names.
 *
 * @throws GrantlensError `key-too-short`, for fewer than 32 bytes
 */
export function anonymise(snapshot: Snapshot, key: Uint8Array): Anonymised {
  const names = openNames(keyedBy(key), publicNames(snapshot));
  const { format, version, takenAt, tool, account, source, collections, extras, removed } = snapshot;
  const changed = {
    format,
    version,
    account: accountRow(account, names) as Snapshot['account'],
    takenAt: { start: takenAt.start, end: takenAt.end },
    tool: toolOf(tool, names),
    source: sourceOf(source, names),
    collections: Object.fromEntries(
      Object.entries(collections).flatMap(([name, collection]) =>
        Object.hasOwn(rowsOf, name) ? [[name, collectionOf(name, collection, names)]] : [],
      ),
    ) as unknown as Snapshot['collections'],
    ...(extras === undefined
      ? {}
      : {
          extras: Object.fromEntries(
            extraNames.flatMap((name) => {
              const extra = extras[name];
              return extra === undefined ? [] : [[name, collectionOf(name, extra, names)]];
            }),
          ),
        }),
    removed: removed
      .filter(({ collection }) => Object.hasOwn(rowsOf, collection))
      .map(({ collection, count }) => ({ collection, field: 'not kept', count })),
  };
  return { snapshot: seal(changed), names };
}

/**
 * What names Cloudflare's permission groups and roles here: what its lists have, ids beside one that they have, and the areas
 * of permissions that these groups hold.
 */
function publicNames({ collections }: Snapshot): PublicNames {
  const groups = new Set(cataloguedNames);
  const areas = new Set(cataloguedAreas);
  for (const list of ['permissionGroups', 'tokenPermissionGroups', 'roles'] as const)
    for (const row of collections[list].items) {
      if (!isObject(row)) continue;
      const { label } = isObject(row.meta) ? row.meta : { label: undefined };
      const named = [row.id, row.name, label].filter((name) => typeof name === 'string');
      if (!named.some((name) => cataloguedNames.has(name))) continue;
      // An id says nothing of anybody; a name that no list has may have been given by somebody.
      for (const name of named) if (/^[0-9a-f]{32}$/.test(name)) groups.add(name);
      for (const area of areasIn(row.permissions)) areas.add(area);
    }
  return {
    groups,
    ids: new Set([...groups].filter((name) => /^[0-9a-f]{32}$/.test(name))),
    areas,
    verbs: cataloguedVerbs,
  };
}

/** The areas that a role or permission group holds, as far as they look like those of Cloudflare. */
function areasIn(permissions: unknown): readonly string[] {
  const names = Array.isArray(permissions)
    ? (readPermissionList(permissions)?.permissions ?? [])
    : namesInMap(permissions);
  return [...names]
    .map((name) => name.slice(0, name.indexOf(':')))
    .filter((area) => /^[a-z][a-z_-]{1,60}$/.test(area));
}

function collectionOf(
  name: string,
  { status, items, expected, requests, problem }: Collection<unknown>,
  names: Names,
) {
  const row = rowsOf[name as keyof typeof rowsOf];
  const list = (rows: unknown) => (Array.isArray(rows) ? rows.map((one) => row(one, names)) : []);
  return {
    status,
    items: isObject(items)
      ? Object.fromEntries(Object.entries(items).map(([id, rows]) => [names.text(id), list(rows)]))
      : list(items),
    ...(expected === undefined ? {} : { expected }),
    requests: requests.map((request) => requestOf(request, names)),
    ...(problem === undefined ? {} : { problem: problemOf(problem) }),
  };
}

function sourceOf({ apiBase, credential, accounts, requests }: SnapshotSource, names: Names): SnapshotSource {
  const { kind, id, name, status, expiresOn, notBefore } = credential;
  return {
    apiBase: apiBaseOf(apiBase, names),
    credential: {
      kind,
      ...(id === undefined ? {} : { id: names.text(id) }),
      ...(name === undefined ? {} : { name: names.text(name) }),
      ...(status === undefined ? {} : { status: credentialStatus(status, names) as string }),
      ...(expiresOn === undefined ? {} : { expiresOn }),
      ...(notBefore === undefined ? {} : { notBefore }),
    },
    ...(accounts === undefined
      ? {}
      : {
          accounts: {
            items: accounts.items.map((one) => ({
              id: names.text(one.id),
              name: one.name === null ? null : names.text(one.name),
            })),
            ...(accounts.total === undefined ? {} : { total: accounts.total }),
            ...(accounts.problem === undefined ? {} : { problem: problemOf(accounts.problem) }),
          },
        }),
    ...(requests === undefined ? {} : { requests: requests.map((request) => requestOf(request, names)) }),
  };
}

const credentialStatus = wordOf('active', 'disabled', 'expired');
