import { expect, test } from 'vitest';
import { cloudflareApiBase } from '../account/source.ts';
import { type Collections, collectionNames, type LedgerRequest } from '../file/collection.ts';
import type { SnapshotSource } from '../file/snapshot.ts';
import { sourceOf } from './source.ts';

const request = (path: string, at: number, more: Partial<LedgerRequest> = {}): LedgerRequest => ({
  path,
  query: {},
  httpStatus: 200,
  at: `2026-01-01T00:00:0${at}Z`,
  rows: 1,
  bodySha256: String(at).repeat(64),
  ray: `ray${at}`,
  ...more,
});

const page = (path: string, at: number, number: number, more: Partial<LedgerRequest> = {}) =>
  request(path, at, { page: number, query: { page: `${number}`, per_page: '50' }, ...more });

const source: SnapshotSource = { apiBase: cloudflareApiBase, credential: { kind: 'token' } };

function folded(requests: Partial<Record<keyof Collections, readonly LedgerRequest[]>>, by = source) {
  const collections = Object.fromEntries(
    collectionNames.map((name) => [name, { status: 'complete', items: [], requests: requests[name] ?? [] }]),
  ) as unknown as Collections;
  return sourceOf({ source: by, collections } as Parameters<typeof sourceOf>[0]);
}

const members = '/accounts/a/members';

test('requests of one path and query are one endpoint, with their pages, statuses, rows, times and rays', () => {
  const refused = page(members, 1, 1, { httpStatus: 429, rows: 0 });
  const { endpoints } = folded({ members: [page(members, 3, 2), refused, page(members, 2, 1)] });
  expect(endpoints).toMatchObject([
    {
      collection: 'members',
      path: members,
      query: {},
      requests: 3,
      pages: 2,
      statuses: [
        { httpStatus: 200, requests: 2 },
        { httpStatus: 429, requests: 1 },
      ],
      rows: 2,
      first: '2026-01-01T00:00:01Z',
      last: '2026-01-01T00:00:03Z',
      rays: { count: 3, first: 'ray1', last: 'ray3' },
    },
  ]);
});

test('the members of all user groups are one endpoint, and other queries of one path are others', () => {
  const { endpoints } = folded({
    userGroupMembers: ['g1', 'g2'].map((id, at) => page(`/accounts/a/iam/user_groups/${id}/members`, at, 1)),
    zones: [page('/zones', 1, 1), page('/zones', 2, 1, { query: { page: '1', type: 'internal' } })],
  });
  expect(endpoints.map(({ path, query, pages }) => [path, query, pages])).toEqual([
    ['/accounts/a/iam/user_groups/{user_group_id}/members', {}, 2],
    ['/zones', { type: 'internal' }, 1],
    ['/zones', {}, 1],
  ]);
});

test('the order of a ledger does not show in what it is folded into', () => {
  const requests = [page(members, 1, 1), page(members, 1, 2), page(members, 2, 3, { ray: 'other' })];
  expect(folded({ members: requests.toReversed() })).toEqual(folded({ members: requests }));
});

test('a body that is another gives another hash over the bodies', () => {
  const bodies = (bodySha256: string) =>
    folded({ members: [page(members, 1, 1, { bodySha256 })] }).endpoints[0]?.bodies;
  expect(bodies('a'.repeat(64))).toMatch(/^sha256-[0-9a-f]{64}$/);
  expect(bodies('a'.repeat(64))).not.toBe(bodies('b'.repeat(64)));
});

test('a file of an earlier version does not record what belongs to no collection', () => {
  const { accounts, areAllRecorded } = folded({});
  expect({ accounts, areAllRecorded }).toEqual({ accounts: null, areAllRecorded: false });
});

test.each([
  ['http://127.0.0.1:8787/client/v4', false],
  ['https://api.cloudflare.com.example/client/v4', false],
  ['https://api.cloudflare.com/client/v4/', false],
  [cloudflareApiBase, true],
])('the API base %s is Cloudflare’s own: %s', (apiBase, is) => {
  expect(folded({}, { ...source, apiBase }).isCloudflare).toBe(is);
});

test('fields of a credential and of accounts that are nothing to show are left out', () => {
  const odd = {
    kind: 'token',
    id: 3,
    expiresOn: null,
    secret: 'x',
  } as unknown as SnapshotSource['credential'];
  const accounts = {
    items: [
      { id: 'b', name: null },
      { id: 'a', name: 'A', more: 1 },
    ],
  };
  const read = folded({}, { ...source, credential: odd, accounts });
  expect(read.credential).toEqual({ kind: 'token' });
  expect(read.accounts).toEqual({
    items: [
      { id: 'a', name: 'A' },
      { id: 'b', name: null },
    ],
  });
});
