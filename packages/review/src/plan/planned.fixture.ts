import { type Access, compile } from '@grantlens/engine';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { type CollectionName, collectionNames } from '@grantlens/snapshot/internal';

export type Row = Readonly<Record<string, unknown>>;
export type Rows = Readonly<Record<string, unknown>>;

const time = '2026-01-01T00:00:00Z';
const account = 'com.cloudflare.api.account';

/** A permission group that acts on zones. */
export function permissionGroup(id: string): Row {
  return {
    id,
    name: id,
    meta: { scopes: `${account}.zone` },
    permissions: [{ attributes: { legacy_name: `#${id}:edit` } }],
  };
}

export const superAdministrator: Row = {
  id: '33666b9c79b9a5273fc7344ff42f953d',
  name: 'Super Administrator - All Privileges',
  meta: { label: 'all_privileges', scopes: account },
};

/** A resource group of zones by their ids; `*` is the whole account. */
export function zones(...ids: readonly string[]): Row {
  const objects = ids.map((id) => ({ key: id === '*' ? '*' : `${account}.zone.${id}` }));
  return { id: `of ${ids.join(' ')}`, name: ids.join(), scope: { key: `${account}.a1`, objects } };
}

export function policy(id: string, access: string, groups: readonly Row[], place: Row): Row {
  return { id, access, permission_groups: groups, resource_groups: [place] };
}

/** An account of these rows; everything else of it is empty, and all is seen but what `forbidden` names. */
export function openPlanned(
  rows: Rows,
  ...forbidden: readonly CollectionName[]
): { readonly snapshot: Snapshot; readonly access: Access } {
  const collections = collectionNames.map((name) => {
    const given = rows[name] ?? (name === 'userGroupMembers' ? {} : []);
    const items =
      name === 'members'
        ? (given as readonly Row[]).map((row) => ({
            email: `${String(row.id)}@example.com`,
            status: 'accepted',
            ...row,
          }))
        : given;
    const lists = Array.isArray(items) ? [items] : Object.values(items as object);
    const requests = lists.map((list, at) => {
      const count = Array.isArray(list) ? list.length : 0;
      return { path: `/${at}`, query: {}, httpStatus: 200, at: time, rows: count, bodySha256: '' };
    });
    return [name, { status: forbidden.includes(name) ? 'partial' : 'complete', items, requests }];
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
  return { snapshot, access: compile(normalise(snapshot)) };
}
