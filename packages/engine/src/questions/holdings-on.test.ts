import { resourceKey } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import type { Resource } from '../decision/resource.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  principalOf,
  theAccount,
  theZone,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { can } from './can.ts';
import { holdingsOn } from './holdings-on.ts';
import { whatCan } from './what-can.ts';

type Row = Parameters<typeof policyRow>[2][number];
const worker = 'com.cloudflare.edge.worker.script';
const dns = groupRow('dns', ['dns_records:edit']);
const zoneDns = groupRow('zdns', ['dns_records:edit'], zoneType);
const bucket: Resource = {
  kind: 'other',
  key: resourceKey('com.cloudflare.edge.r2.bucket.b1'),
  identity: 'com.cloudflare.edge.r2.bucket.b1',
  type: 'com.cloudflare.edge.r2.bucket',
  id: 'b1',
  name: null,
};
const foreignZone: Resource = { ...theZone('z9'), kind: 'foreign' };
const unreadScope = {
  id: 'unread',
  access: 'allow',
  permission_groups: [zoneDns],
  resource_groups: [{ id: 'r', name: 'R' }],
};

test.each<[string, readonly Row[], Resource, readonly string[]]>([
  ['a resource of another account', [policyRow('p', 'allow', [dns], '*')], foreignZone, []],
  ['the account', [policyRow('p', 'allow', [dns], '*')], theAccount, ['allow dns allowed']],
  ['a zone behind an unread scope', [unreadScope], theZone('z1'), ['allow zdns unknown']],
  ['a bucket behind an unread scope', [unreadScope], bucket, ['allow zdns unknown']],
  ['the account behind an unread scope', [unreadScope], theAccount, []],
  [
    'a bucket that a scope names, or an unread one may',
    [unreadScope, policyRow('p', 'allow', [zoneDns], bucket.key)],
    bucket,
    ['allow zdns unknown', 'allow zdns unknown'],
  ],
  [
    'a bucket behind an unread scope of a group with two types',
    [{ ...unreadScope, permission_groups: [groupRow('two', ['dns_records:edit'], [zoneType, worker])] }],
    bucket,
    ['allow two unknown'],
  ],
  [
    'a zone with an unread deny',
    [policyRow('p', 'allow', [zoneDns], zoneKey('z1')), { ...unreadScope, access: 'deny' }],
    theZone('z1'),
    ['allow zdns unknown', 'deny zdns unknown'],
  ],
])('what somebody can do on %s is what `can` answers there', (_, policies, resource, expected) => {
  const access = openAccount({ members: [memberRow('ada', ...policies)], zones: [zoneRow('z1')] });
  const ada = principalOf(access, 'member:ada');
  const on = holdingsOn(access, whatCan(access, ada), resource);
  expect(on.map((row) => `${row.access} ${row.permissionGroup.id} ${row.effective}`)).toEqual(expected);
  for (const group of access.account.permissionGroups.values()) {
    const { verdict } = can(access, ada, { kind: 'group', group }, resource);
    const listed = on.filter(({ permissionGroup }) => permissionGroup === group);
    expect(listed.every(({ effective }) => effective === verdict)).toBe(true);
    if (listed.length === 0) expect(verdict).toBe('not-granted');
  }
});
