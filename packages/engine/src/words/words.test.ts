import { everyOf, resourceKey, wholeAccount } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { accountResource, resourceAt, zoneResource } from '../decision/resource.ts';
import {
  groupOf,
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  principalOf,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import {
  givesWords,
  pathWords,
  permissionWords,
  principalWords,
  resourceWords,
  scopeWords,
  viaWords,
  whereWords,
} from './words.ts';

const dns = groupRow('dns', ['dns_records:edit'], zoneType);
const access = openAccount({
  members: [
    memberRow('ada', policyRow('p1', 'allow', [dns], '*')),
    { id: 'bob', policies: [] },
    { user: { id: 'u3' }, policies: [] },
    memberRow('eve', {
      id: 'p3',
      access: 'allow',
      permission_groups: [dns],
      resource_groups: [{ id: 'r1' }],
    }),
    memberRow('fay', policyRow('p4', 'allow', [{}], zoneKey('z1'))),
    memberRow('two', policyRow('p5', 'allow', [groupRow('both', [], [zoneType, 'com.x.thing'])], '*')),
  ],
  accountTokens: [
    { id: 't1', name: 'de\nploy', policies: [] },
    { id: 't2', policies: [] },
  ],
  userGroups: [
    { id: 'g1', name: 'Web Team', policies: [policyRow('p2', 'allow', [dns], zoneKey('z1'))] },
    { id: 'g2', policies: [policyRow('p6', 'allow', [dns], zoneKey('z2'))] },
  ],
  userGroupMembers: { g1: [{ id: 'bob' }], g2: [{ id: 'bob' }] },
  permissionGroups: [{ id: 'labelled', meta: { label: 'a_label' } }, { id: 'bare' }],
  zones: [zoneRow('z1'), { id: 'z2' }],
});
const { account } = access;
const grants = (key: string) => access.grantsOf(principalOf(access, key));
const first = (key: string) => {
  const [grant] = grants(key);
  if (grant === undefined) throw new Error(`${key} has no grant`);
  return grant;
};

test.each([
  ['member:ada', 'ada@example.com'],
  ['member:bob', 'bob'],
  ['member:u3', 'member:u3'],
  ['token:t1', 'token:de\\u000aploy'],
  ['token:t2', 'token:t2'],
])('a principal in words %s is %s', (key, words) =>
  expect(principalWords(principalOf(access, key))).toBe(words),
);

test('a permission in words is its name, the pattern, or the name of the group, else its label, else its id', () => {
  expect(permissionWords({ kind: 'atomic', name: 'waf:edit' })).toBe('waf:edit');
  expect(permissionWords({ kind: 'any', glob: 'waf:*', of: [] })).toBe('waf:*');
  expect(permissionWords({ kind: 'group', group: groupOf(access, 'dns') })).toBe('Group dns');
  expect(permissionWords({ kind: 'group', group: groupOf(access, 'labelled') })).toBe('a_label');
  expect(permissionWords({ kind: 'group', group: groupOf(access, 'bare') })).toBe('bare');
});

test('a resource in words is "the account", its name, or its key', () => {
  expect(resourceWords(accountResource(account), account)).toBe('the account');
  expect(resourceWords(zoneResource({ key: resourceKey('k'), id: 'z', name: 'a\nb' }), account)).toBe(
    'a\\u000ab',
  );
  expect(resourceWords(zoneResource({ key: resourceKey('k'), id: 'z', name: null }), account)).toBe('k');
});

test('a resource in words is every thing of a type where no policy names one', () => {
  expect(resourceWords(resourceAt(everyOf(zoneType), account), account)).toBe('every zone');
});

test('a scope in words is the whole account, every thing of a type, or the one thing', () => {
  expect(scopeWords(wholeAccount('a1'), account)).toBe('the whole account');
  expect(scopeWords(everyOf(zoneType), account)).toBe('every zone');
  expect(scopeWords(everyOf('com.x.thing'), account)).toBe('every com.x.thing');
  const zone = (id: string) =>
    ({ kind: 'resource', key: `key of ${id}`, type: zoneType, resource: zoneKey(id) }) as const;
  expect(scopeWords(zone('z1'), account)).toBe('z1.example');
  expect(scopeWords(zone('z2'), account)).toBe('key of z2');
  expect(scopeWords(zone('z9'), account)).toBe('key of z9');
});

test('a grant in words says through which path a grant is held', () => {
  expect(viaWords(first('member:ada'))).toBe('direct');
  expect(grants('member:bob').map(viaWords)).toEqual(['group Web Team', 'group g2']);
  expect(viaWords({ ...first('member:bob'), group: null })).toBe('group (not seen)');
});

test('a grant in words says what it gives', () => {
  expect(givesWords(first('member:ada'))).toBe('Group dns');
  const permissionGroup = { ...groupOf(access, 'labelled') };
  expect(givesWords({ ...first('member:ada'), permissionGroup })).toBe('a_label');
  expect(givesWords({ ...first('member:ada'), permissionGroup: groupOf(access, 'bare') })).toBe('bare');
  expect(givesWords(first('member:fay'))).toBe('(permission group not seen)');
});

test('a grant in words says where it acts', () => {
  expect(whereWords(first('member:ada'), account)).toBe('every zone');
  expect(whereWords(first('member:bob'), account)).toBe('z1.example');
  expect(whereWords(first('member:eve'), account)).toBe('(scope not seen)');
  expect(whereWords(first('member:two'), account)).toBe('every zone and every com.x.thing');
});

test('a grant in words is a way from one to the next', () => {
  expect(pathWords(first('member:bob'), account)).toBe('group Web Team → Group dns → z1.example');
});
