import { cloudflareApiBase } from '../account/source.ts';
import type { Collection, CollectionProblem, LedgerRequest } from '../file/collection.ts';
import { seal } from '../file/digest.ts';
import { extraNames } from '../file/extras.ts';
import type { Snapshot, SnapshotSource } from '../file/snapshot.ts';
import { isObject } from '../json.ts';
import { wordOf } from './fields.ts';
import { keyedBy } from './key.ts';
import { type Names, openNames, type PublicNames } from './names.ts';
import { cataloguedNames } from './public-names.ts';
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
    tool: { name: tool.name, version: tool.version },
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

/** What names Cloudflare's permission groups and roles here: ids, names and labels beside one that its lists have. */
function publicNames({ collections }: Snapshot): PublicNames {
  const groups = new Set(cataloguedNames);
  for (const list of ['permissionGroups', 'tokenPermissionGroups', 'roles'] as const)
    for (const row of collections[list].items) {
      if (!isObject(row)) continue;
      const { label } = isObject(row.meta) ? row.meta : { label: undefined };
      const named = [row.id, row.name, label].filter((name) => typeof name === 'string');
      if (named.some((name) => cataloguedNames.has(name))) for (const name of named) groups.add(name);
    }
  return { groups, ids: new Set([...groups].filter((name) => /^[0-9a-f]{32}$/.test(name))) };
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

/** A message repeats what was asked for. */
function problemOf({ code }: CollectionProblem): CollectionProblem {
  return {
    code: /^[a-z-]{1,30}$|^(http-)?\d{1,6}$/.test(code) ? code : 'not-kept',
    message: 'the message is not kept',
  };
}

function requestOf(
  { path, query, page, httpStatus, at, rows, bodySha256, ray }: LedgerRequest,
  names: Names,
): LedgerRequest {
  return {
    path: path
      .split('/')
      .map((part) => (pathWords.has(part) ? part : names.text(part)))
      .join('/'),
    query: Object.fromEntries(
      Object.entries(query).map(([name, value]) => [
        queryNames.has(name) ? name : names.text(name),
        /^\d{1,9}$|^(true|false|internal)$/.test(value) ? value : names.text(value),
      ]),
    ),
    ...(page === undefined ? {} : { page }),
    ...{ httpStatus, at, rows },
    // Two lines that differ by their bodies stay two.
    bodySha256: names.digest(`${bodySha256} ${ray ?? ''}`),
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

/** That it was Cloudflare's, or not, stays; which host else it was does not. */
function apiBaseOf(apiBase: string, names: Names): string {
  return apiBase === cloudflareApiBase ? apiBase : `https://${names.text(apiBase)}.invalid`;
}

const pathWords: ReadonlySet<string> = new Set([
  ...[
    '',
    'accounts',
    'members',
    'roles',
    'iam',
    'user_groups',
    'permission_groups',
    'resource_groups',
    'zones',
  ],
  ...[
    'tokens',
    'verify',
    'sso_connectors',
    'user',
    'scim',
    'v2',
    'Users',
    'Groups',
    'oauth',
    'clients',
    'oauth_clients',
  ],
]);

const queryNames: ReadonlySet<string> = new Set([
  ...[
    'page',
    'per_page',
    'cursor',
    'account.id',
    'include_expired',
    'type',
    'startIndex',
    'count',
    'direction',
    'order',
  ],
]);
