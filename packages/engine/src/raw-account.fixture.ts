import {
  type CollectionStatus,
  normalise,
  type PermissionGroup,
  type Principal,
  type ResourceKey,
  type Snapshot,
} from '@grantlens/snapshot';
import {
  type CollectionName,
  collectionNames,
  type LedgerRequest,
  resourceKey,
} from '@grantlens/snapshot/internal';
import { type Access, compile } from './access/access.ts';
import type { Resource } from './decision/resource.ts';

// Rows as the API shows them, of an account with nothing in it but what a test puts there.

export const accountType = 'com.cloudflare.api.account';
export const zoneType = 'com.cloudflare.api.account.zone';
export const accountKey: ResourceKey = resourceKey(`${accountType}.a1`);

/** The key of a zone by its id. */
export function zoneKey(id: string): ResourceKey {
  return resourceKey(`${zoneType}.${id}`);
}

type Row = Readonly<Record<string, unknown>>;

/** A permission group that holds exactly these permissions, typed account unless `scopes` says otherwise. */
export function groupRow(
  id: string,
  permissions: readonly string[],
  scopes: string | readonly string[] = accountType,
): Row {
  const rows = permissions.map((name) => ({ attributes: { legacy_name: `#${name}` } }));
  return { id, name: `Group ${id}`, meta: { scopes }, permissions: rows };
}

/** A permission group of which nothing says what it contains. */
export function openGroupRow(id: string, scopes: string = accountType): Row {
  return { id, name: `Group ${id}`, meta: { scopes } };
}

/** A policy on some objects of the account; `*` is the whole of it. No `access` where it is null. */
export function policyRow(
  id: string,
  access: string | null,
  groups: readonly Row[],
  ...objects: string[]
): Row {
  const scope = { key: accountKey, objects: objects.map((key) => ({ key })) };
  return {
    id,
    ...(access === null ? {} : { access }),
    permission_groups: groups,
    resource_groups: [{ id: `of ${id}`, name: `Where ${id}`, scope }],
  };
}

/** A member who accepted. */
export function memberRow(id: string, ...policies: readonly Row[]): Row {
  return { id, email: `${id}@example.com`, status: 'accepted', policies };
}

/** A zone named after its id. */
export function zoneRow(id: string): Row {
  return { id, name: `${id}.example`, status: 'active', type: 'full' };
}

/** The account as a question names it. */
export const theAccount: Resource = {
  kind: 'account',
  key: accountKey,
  identity: accountKey,
  type: accountType,
  id: 'a1',
  name: 'Harbour',
};

/** A zone as a question names it. */
export function theZone(id: string): Resource {
  const key = zoneKey(id);
  return { kind: 'zone', key, identity: key, type: zoneType, id, name: `${id}.example` };
}

/** An account of these rows made ready to be asked; every collection is complete unless `statuses` says otherwise. */
export function openAccount(
  rows: Partial<Readonly<Record<CollectionName, unknown>>>,
  statuses: Partial<Readonly<Record<CollectionName, CollectionStatus>>> = {},
): Access {
  return compile(normalise(rawSnapshot(rows, statuses)));
}

/** The snapshot of such an account. */
export function rawSnapshot(
  rows: Partial<Readonly<Record<CollectionName, unknown>>>,
  statuses: Partial<Readonly<Record<CollectionName, CollectionStatus>>> = {},
): Snapshot {
  const collections = collectionNames.map((name) => {
    const items = name === 'userGroupMembers' ? membersOfGroups(rows) : (rows[name] ?? []);
    const lists = Array.isArray(items) ? [items] : Object.values(items);
    return [name, { status: statuses[name] ?? 'complete', items, requests: lists.map(requestOf) }];
  });
  return {
    format: 'grantlens.snapshot',
    version: 1,
    account: { id: 'a1', name: 'Harbour' },
    takenAt: { start: time, end: time },
    tool: { name: 'grantlens', version: '0.0.0' },
    source: { apiBase: 'https://api.example', credential: { kind: 'token' } },
    collections: Object.fromEntries(collections) as Snapshot['collections'],
    removed: [],
    // It was never in a file that could have been changed.
    digest: 'sha256-',
  };
}

const time = '2026-01-01T00:00:00Z';

/** A ledger that fits: each list came in one page. */
function requestOf(rows: unknown, list: number): LedgerRequest {
  const count = Array.isArray(rows) ? rows.length : 0;
  return { path: `/${list}`, query: {}, httpStatus: 200, at: time, rows: count, bodySha256: '' };
}

/** Every user group with an id has a list of members, most of them an empty one. */
function membersOfGroups({
  userGroups,
  userGroupMembers,
}: Partial<Readonly<Record<CollectionName, unknown>>>) {
  const rows: readonly { readonly id?: unknown }[] = Array.isArray(userGroups) ? userGroups : [];
  const shown = (userGroupMembers ?? {}) as Readonly<Record<string, unknown>>;
  const ids = rows.flatMap(({ id }) => (typeof id === 'string' ? id : []));
  return Object.fromEntries(ids.map((id) => [id, Object.hasOwn(shown, id) ? shown[id] : []]));
}

/** The principal with a key such as `member:ada`. */
export function principalOf({ account }: Access, key: string): Principal {
  const found = account.principals.find((principal) => principal.key === key);
  if (found === undefined) throw new Error(`nobody is ${key}`);
  return found;
}

/** The permission group with an id. */
export function groupOf({ account }: Access, id: string): PermissionGroup {
  const found = [...account.permissionGroups.values()].find((group) => group.id === id);
  if (found === undefined) throw new Error(`no permission group is ${id}`);
  return found;
}
