import { decodeSnapshot, encodeSnapshot, normalise, type Snapshot } from '@grantlens/snapshot';
import { collectionNames, seal } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { compile } from '../access/access.ts';
import { accountResource } from '../decision/resource.ts';
import { resolvePermission } from '../resolve/permission.ts';
import { resolvePrincipal } from '../resolve/principal.ts';
import { can } from './can.ts';

const account = 'com.cloudflare.api.account.a1';
const dns = {
  id: 'p1',
  name: 'DNS of ours',
  meta: { scopes: 'com.cloudflare.api.account' },
  permissions: [{ attributes: { legacy_name: '#dns_records:edit' } }],
};
const onAccount = [{ scope: { key: account, objects: [{ key: '*' }] } }];
const policy = (access: string, ...permission_groups: readonly unknown[]) => ({
  access,
  permission_groups,
  resource_groups: onAccount,
});

/** What the account says, written to a file and read again; every collection not given is complete and empty. */
const time = '2026-01-01T00:00:00Z';

function verdictOf(
  collections: Readonly<Record<string, unknown>>,
  principal: string,
  permission = 'dns_records:edit',
): string {
  const request = (rows: unknown, list: number) => ({
    ...{ path: `/${list}`, query: {}, httpStatus: 200, at: time, bodySha256: '' },
    rows: Array.isArray(rows) ? rows.length : 0,
  });
  const rows = (items: unknown) => {
    const lists = Array.isArray(items) ? [items] : Object.values(items as object);
    return { status: 'complete', items, requests: lists.map(request) };
  };
  const all = Object.fromEntries(
    collectionNames.map((name) => [name, rows(collections[name] ?? (name === 'userGroupMembers' ? {} : []))]),
  );
  const file = seal({
    format: 'grantlens.snapshot',
    version: 1,
    account: { id: 'a1' },
    takenAt: { start: time, end: time },
    tool: { name: 'grantlens', version: '0.0.0' },
    source: { apiBase: 'https://api.example', credential: { kind: 'token' } },
    collections: all as unknown as Snapshot['collections'],
    removed: [],
  });
  const read = normalise(decodeSnapshot(encodeSnapshot(file, 'json'), 'refuse').snapshot);
  const asked = resolvePermission(permission, read);
  return can(compile(read), resolvePrincipal(principal, read), asked, accountResource(read)).verdict;
}

test('neither of two rows is believed that could be the same principal and disagree', () => {
  for (const one of [{ policies: null }, { policies: [] }, {}]) {
    const deny = { policies: [policy('deny', dns)] };
    expect(
      verdictOf(
        {
          members: [
            { email: 'p@e', ...one },
            { email: 'p@e', ...deny },
          ],
        },
        'p@e',
      ),
    ).toBe('unknown');
    expect(
      verdictOf(
        {
          accountTokens: [
            { name: 't', ...one },
            { name: 't', ...deny },
          ],
          permissionGroups: [dns],
        },
        'token:t',
      ),
    ).toBe('unknown');
  }
});

test('a group is known by its id wherever its id is shown, whichever mention comes first', () => {
  const id = '8e23b19e4e0d44c29d239c5688ba8cbb';
  const mentions = [{ name: 'Owner' }, { id, name: 'Owner' }];
  for (const order of [mentions, [...mentions].reverse()]) {
    const members = [{ id: 'm', email: 'p@e', policies: [policy('allow', ...order)] }];
    expect(verdictOf({ members }, 'p@e', 'waf:edit')).toBe('allowed');
  }
});

test('a member whose e-mail is not shown may be the one that a group lists by e-mail', () => {
  const userGroups = [{ id: 'g', policies: [policy('allow', dns)] }];
  const listed = { g: [{ email: 'x@e' }] };
  expect(verdictOf({ members: [{ id: 'm', policies: [] }], userGroups, userGroupMembers: listed }, 'm')).toBe(
    'unknown',
  );
  expect(
    verdictOf(
      { members: [{ id: 'm', email: 'y@e', policies: [] }], userGroups, userGroupMembers: listed },
      'm',
    ),
  ).toBe('not-granted');
});

test('a member without an id is in doubt only with the groups that list a stranger', () => {
  const members = [{ email: 'p@e', policies: [] }];
  const userGroups = [{ id: 'g', policies: [policy('allow', dns)] }];
  expect(verdictOf({ members, userGroups, userGroupMembers: { g: [] } }, 'p@e')).toBe('not-granted');
  expect(verdictOf({ members, userGroups, userGroupMembers: { g: [{ id: 'stranger' }] } }, 'p@e')).toBe(
    'unknown',
  );
});

test('a role with several maps has the union of what they say, and it is not complete', () => {
  const role = (name: string, area: string) => ({ id: 'r', name, permissions: { [area]: { edit: true } } });
  const members = [
    { id: 'm', roles: [role('Now', 'waf')] },
    { id: 'n', roles: [role('Now', 'dns_records')] },
  ];
  expect(verdictOf({ members }, 'm', 'waf:edit')).toBe('allowed');
  expect(verdictOf({ members }, 'm', 'analytics:read')).toBe('unknown');
});

test('one id with two names is two roles, each with its own map', () => {
  const role = (name: string, area: string) => ({ id: 'r', name, permissions: { [area]: { edit: true } } });
  const members = [
    { id: 'm', roles: [role('Now', 'waf')] },
    { id: 'n', roles: [role('Then', 'dns_records')] },
  ];
  expect(verdictOf({ members }, 'm', 'waf:edit')).toBe('allowed');
  expect(verdictOf({ members }, 'm', 'dns_records:edit')).toBe('not-granted');
  expect(verdictOf({ members }, 'n', 'waf:edit')).toBe('not-granted');
});

test('any text can be the id of a row', () => {
  const members = [{ id: 'm', policies: [] }];
  for (const id of ['__proto__', 'constructor', 'a/b.c']) {
    const userGroupMembers = Object.fromEntries([[id, [{ id: 'm' }]]]);
    const userGroups = [{ id, policies: [policy('allow', dns)] }];
    expect(verdictOf({ members, userGroups, userGroupMembers }, 'm')).toBe('allowed');
  }
});

test('what is asked for is refused when it means a permission and a permission group', () => {
  const members = [{ id: 'm', policies: [policy('allow', { id: 'p9', name: 'dns_records:edit' })] }];
  expect(() => verdictOf({ members, permissionGroups: [dns] }, 'm')).toThrow(/"#dns_records:edit" or "p9/);
  expect(verdictOf({ members, permissionGroups: [dns] }, 'm', '#dns_records:edit')).toBe('unknown');
  expect(verdictOf({ members, permissionGroups: [dns] }, 'm', 'p9')).toBe('unknown');
});

test('what is asked for may have a star anywhere', () => {
  const members = [{ id: 'm', policies: [policy('allow', dns)] }];
  for (const glob of ['dns_*:edit', '*:*', 'dns_records:*', '*_records:e*t'])
    expect(verdictOf({ members }, 'm', glob)).toBe('allowed');
});
