import type { Contents, PermissionGroup } from '@grantlens/snapshot';
import type { PermissionGroupKey } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { grantSentence, privilegeSentence } from './permissions.ts';

const groupOf = (contents: Contents): PermissionGroup => ({
  key: 'g1' as PermissionGroupKey,
  side: 'member',
  id: 'g1',
  label: null,
  name: 'The group',
  types: null,
  contents,
  source: 'catalogue',
});
const listed = (permissions: readonly string[], complete = true): PermissionGroup =>
  groupOf({ kind: 'listed', permissions: new Set(permissions), groups: new Set(), complete, why: null });
const account = [{ kind: 'account', words: 'in the whole account' }] as const;
const zone = [{ kind: 'resource', words: 'on shop.example' }] as const;
const allowed = { effect: 'allow', verdict: 'allowed' } as const;

test('the sentence about a grant names what can be changed, and what can be seen only where that is all', () => {
  const permissionGroup = listed(['dns_records:read', 'dns_records:edit', 'zone:read']);
  expect(grantSentence({ ...allowed, permissionGroup, places: account })).toBe(
    'can change DNS records and see zones in the whole account',
  );
  expect(grantSentence({ ...allowed, permissionGroup, places: zone })).toBe(
    'can change DNS records and see the zone itself on shop.example',
  );
});

test('the sentence about a grant counts the areas that it does not name', () => {
  const areas = ['member', 'auditlogs', 'billing', 'dns_records', 'waf', 'worker', 'lb'];
  const permissionGroup = listed(areas.map((area) => `${area}:read`));
  expect(grantSentence({ ...allowed, permissionGroup, places: account })).toBe(
    'can see members, audit logs, the billing profile, DNS records and 3 more areas in the whole account',
  );
});

test('the sentence about a grant says "everything" only of what holds everything', () => {
  expect(
    grantSentence({ ...allowed, permissionGroup: groupOf({ kind: 'everything' }), places: account }),
  ).toBe('can do everything, members and billing included, in the whole account');
  const permissions = new Set(['member:edit', 'billing:edit']);
  expect(
    grantSentence({
      ...allowed,
      permissionGroup: groupOf({ kind: 'all-but', permissions }),
      places: account,
    }),
  ).toBe('can do everything except change members and the billing profile, in the whole account');
});

test('the sentence about a grant says when contents are not known, or not all known', () => {
  expect(grantSentence({ ...allowed, permissionGroup: listed([], false), places: zone })).toBe(
    'can do what “The group” contains, which is not documented, on shop.example',
  );
  expect(grantSentence({ ...allowed, permissionGroup: listed(['waf:edit'], false), places: zone })).toBe(
    'can change WAF and firewall rules, and possibly more, on shop.example',
  );
});

test('the sentence about a grant follows the verdict', () => {
  const permissionGroup = listed(['cache_purge:edit']);
  const sentence = (effect: 'allow' | 'deny' | 'either', verdict: 'denied' | 'unknown') =>
    grantSentence({ effect, verdict, permissionGroup, places: zone });
  expect(sentence('allow', 'unknown')).toBe('may be able to purge the cache on shop.example');
  expect(sentence('either', 'unknown')).toBe('may be able to purge the cache on shop.example');
  expect(sentence('deny', 'unknown')).toBe('may be denied to purge the cache on shop.example');
  expect(sentence('deny', 'denied')).toBe('is denied to purge the cache on shop.example');
  expect(sentence('allow', 'denied')).toBe('could purge the cache on shop.example, but a deny takes it away');
});

test('the sentence about a grant spells an area without a word of its own as it is, whatever it is called', () => {
  const permissionGroup = listed(['constructor:edit', 'new_thing:read', 'odd']);
  expect(grantSentence({ ...allowed, permissionGroup, places: account })).toBe(
    'can change constructor, use odd and see new thing in the whole account',
  );
});

const permissions = [{ kind: 'atomic', name: 'member:edit' }] as const;

test.each([
  ['allowed', 'can change members and user groups', 'is a Super Administrator'],
  ['unknown', 'may be able to change members and user groups', 'may be a Super Administrator'],
  [
    'denied',
    'could change members and user groups, but a deny takes it away',
    'would be a Super Administrator, but a deny takes it away',
  ],
] as const)('the sentence about a privilege says that it is %s', (verdict, can, is) => {
  expect(privilegeSentence({ kind: 'members', verdict, permissions })).toBe(can);
  expect(privilegeSentence({ kind: 'super-administrator', verdict, permissions: [] })).toBe(is);
});
