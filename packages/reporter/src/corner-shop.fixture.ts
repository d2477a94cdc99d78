import { type Access, compile } from '@grantlens/engine';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { type Collections, collectionNames, seal } from '@grantlens/snapshot/internal';

// A shop with one domain: its owner, a contractor whose DNS is frozen, somebody invited, and a token.

const account = 'a0000000000000000000000000000001';
const zone = 'd0000000000000000000000000000001';
const wholeAccount = {
  id: 'f1',
  name: 'Whole',
  scope: { key: `com.cloudflare.api.account.${account}`, objects: [{ key: '*' }] },
};
const theZone = {
  id: 'f2',
  name: 'Shop window',
  scope: {
    key: `com.cloudflare.api.account.${account}`,
    objects: [{ key: `com.cloudflare.api.account.zone.${zone}` }],
  },
};
const group = (id: string, name: string, label: string, scopes = 'com.cloudflare.api.account.zone') => ({
  id,
  name,
  meta: { label, scopes },
});
const superAdministrator = group(
  'g1',
  'Super Administrator - All Privileges',
  'all_privileges',
  'com.cloudflare.api.account',
);
const dns = group('g2', 'Domain DNS', 'domain_dns');
const beta = group('g3', 'Domain Edge Preview', 'domain_edge_preview');

const policy = (id: string, access: string, permissionGroup: object, resourceGroup: object) => ({
  id,
  access,
  permission_groups: [permissionGroup],
  resource_groups: [resourceGroup],
});

const ada = {
  id: 'm1',
  email: 'ada@shop.example',
  status: 'accepted',
  user: { id: 'u1', first_name: 'Ada', last_name: 'Byron', two_factor_authentication_enabled: true },
  policies: [policy('p1', 'allow', superAdministrator, wholeAccount)],
};
const ben = {
  id: 'm2',
  email: 'ben@contractor.example',
  status: 'accepted',
  user: { id: 'u2', first_name: 'Ben', last_name: null, two_factor_authentication_enabled: false },
  api_access_enabled: false,
  policies: [policy('p2', 'allow', dns, wholeAccount)],
};
const cleo = {
  id: 'm3',
  email: 'cleo@shop.example',
  status: 'pending',
  user: null,
  policies: [policy('p3', 'allow', beta, theZone)],
};
const token = {
  id: 't1',
  name: 'deploy',
  status: 'active',
  expires_on: '2026-01-01T01:00:00+01:00',
  policies: [
    {
      id: 'p4',
      permission_groups: [{ id: 'tg1', name: 'DNS Write', scopes: ['com.cloudflare.api.account.zone'] }],
      resources: { [`com.cloudflare.api.account.zone.${zone}`]: '*' },
    },
  ],
};

const complete = <Items>(items: Items) => ({ status: 'complete' as const, items, requests: [] });

/** What the API says of the shop; a test changes what it is about. */
export const shop: Collections = {
  members: { ...complete([ada, ben, cleo]), expected: 3 },
  roles: complete([]),
  userGroups: complete([
    { id: 'ug1', name: 'Freeze', policies: [policy('p5', 'deny', dns, theZone)] },
    { id: 'ug2', name: 'Empty' },
  ]),
  userGroupMembers: complete({ ug1: [{ id: 'm2', email: 'ben@contractor.example' }], ug2: [] }),
  permissionGroups: complete([]),
  resourceGroups: complete([]),
  zones: complete([
    { id: zone, name: 'shop.example', status: 'active', type: 'full', account: { id: account } },
  ]),
  accountTokens: complete([token]),
  tokenPermissionGroups: complete([]),
  ssoConnectors: complete([{ id: 's1', email_domain: 'Shop.example', verification: { status: 'verified' } }]),
};

/** A snapshot with these collections. */
export function snapshotOf(collections: Collections, name: string = 'Corner Shop'): Snapshot {
  return seal({
    format: 'grantlens.snapshot',
    version: 1,
    account: { id: account, name },
    takenAt: { start: '2025-11-01T09:00:00+01:00', end: '2025-11-01T09:00:05+01:00' },
    tool: { name: 'grantlens', version: '0.1.0' },
    source: { apiBase: 'https://api.cloudflare.com/client/v4', credential: { kind: 'token' } },
    collections: withLedgers(collections),
    removed: [],
  });
}

/** The collections with ledgers that fit: each list came in one page, and every user group has its list of members. */
function withLedgers(collections: Collections): Collections {
  const groups = collections.userGroups.items as readonly { readonly id?: string }[];
  const shown = collections.userGroupMembers.items;
  const members = groups.flatMap(({ id }) => (id === undefined ? [] : [[id, shown[id] ?? []] as const]));
  const requestOf = (rows: readonly unknown[], list: number) => ({
    ...{ path: `/${list}`, query: {}, httpStatus: 200, at: '2025-11-01T08:00:00Z', bodySha256: '' },
    rows: rows.length,
  });
  const fitted = collectionNames.map((name) => {
    const collection = collections[name];
    if (collection.status !== 'complete') return [name, collection];
    const isByGroup = name === 'userGroupMembers';
    const lists = isByGroup ? members.map(([, rows]) => rows) : [collections[name].items];
    const items = isByGroup ? Object.fromEntries(members) : collection.items;
    return [name, { ...collection, items, requests: lists.map(requestOf) }];
  });
  return Object.fromEntries(fitted) as Collections;
}

/** The shop, or a changed one, ready to be asked. */
export function accessOf(changes: Partial<Collections> = {}, name?: string): Access {
  return compile(normalise(snapshotOf({ ...shop, ...changes }, name)));
}
