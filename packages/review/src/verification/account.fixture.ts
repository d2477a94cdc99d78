import { type Access, compile } from '@grantlens/engine';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { type CollectionName, collectionNames } from '@grantlens/snapshot/internal';

type Row = Readonly<Record<string, unknown>>;
type Rows = Partial<Readonly<Record<CollectionName, unknown>>>;

const time = '2026-01-01T00:00:00Z';
const account = 'com.cloudflare.api.account';

/** A permission group that acts on zones. */
export function permissionGroup(id: string, ...permissions: readonly string[]): Row {
  const rows = permissions.map((name) => ({ attributes: { legacy_name: `#${name}` } }));
  return { id, name: id, meta: { scopes: `${account}.zone` }, permissions: rows };
}

/** A policy on zones by their ids; `*` is the whole account. */
export function policy(id: string, access: string, groups: readonly Row[], ...zones: string[]): Row {
  const objects = zones.map((zone) => ({ key: zone === '*' ? '*' : `${account}.zone.${zone}` }));
  return {
    ...{ id, access, permission_groups: groups },
    resource_groups: [{ id: `of ${id}`, scope: { key: `${account}.a1`, objects } }],
  };
}

export function member(id: string, policies: readonly Row[] | null, more: Row = {}): Row {
  return { id, email: `${id}@example.com`, status: 'accepted', policies, ...more };
}

/** A token of the account, whose policies have `effect` and `resources`. */
export function token(id: string, status: string, group: Row): Row {
  const policies = [
    { id: `p-${id}`, effect: 'allow', permission_groups: [group], resources: { [`${account}.a1`]: '*' } },
  ];
  return { id, name: id, status, policies };
}

/** An account of these rows, everything else of it empty and all of it seen but what `forbidden` names. */
export function accessOf(rows: Rows, ...forbidden: readonly CollectionName[]): Access {
  const collections = collectionNames.map((name) => {
    const items = rows[name] ?? (name === 'userGroupMembers' ? {} : []);
    const lists = Array.isArray(items) ? [items] : Object.values(items as object);
    const requests = lists.map((list, at) => {
      const count = Array.isArray(list) ? list.length : 0;
      return { path: `/${at}`, query: {}, httpStatus: 200, at: time, rows: count, bodySha256: '' };
    });
    const isForbidden = forbidden.includes(name);
    const seen = isForbidden ? (Array.isArray(items) ? [] : {}) : items;
    return [name, { status: isForbidden ? 'forbidden' : 'complete', items: seen, requests }];
  });
  const snapshot: Snapshot = {
    format: 'grantlens.snapshot',
    version: 1,
    account: { id: 'a1', name: 'Harbour' },
    takenAt: { start: time, end: time },
    tool: { name: 'grantlens', version: '0.0.0' },
    source: { apiBase: 'https://api.example', credential: { kind: 'token' } },
    collections: Object.fromEntries(collections) as Snapshot['collections'],
    removed: [],
    digest: 'sha256-',
  };
  return compile(normalise(snapshot));
}
