import { everyOf, wholeAccount } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { bearingOf } from '../decision/bearing.ts';
import type { AskedPermission, Permission } from '../decision/permission.ts';
import { typicalOf } from '../decision/typical-resource.ts';
import {
  accountType,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  principalOf,
  zoneKey,
  zoneType,
} from '../raw-account.fixture.ts';
import { openGrantsAt } from './grants-at.ts';

const both = [accountType, zoneType];
const dns = groupRow('dns', ['dns:edit', 'dns:read'], both);
const waf = groupRow('waf', ['waf:edit'], zoneType);
const open = openGroupRow('open', zoneType);
const access = openAccount({
  members: [
    memberRow(
      'ada',
      policyRow('p1', 'allow', [waf], zoneKey('z1'), zoneKey('z2')),
      policyRow('p2', 'allow', [dns, open], '*'),
      policyRow('p3', 'deny', [dns], zoneKey('z1')),
      policyRow('p4', 'allow', [{}], zoneKey('z2')),
      { ...policyRow('p5', 'neither', [dns], '*'), resource_groups: [{ id: 'gone' }] },
      policyRow('p6', 'allow', [open], zoneKey('z1')),
    ),
  ],
});
const grants = access.grantsOf(principalOf(access, 'member:ada'));
const { account } = access;
const scopes = [
  wholeAccount(account.id),
  everyOf(zoneType),
  everyOf('com.cloudflare.edge.worker.script'),
  ...['z1', 'z2', 'z3'].map((id) => {
    const key = zoneKey(id);
    return { kind: 'resource', key, type: zoneType, resource: key } as const;
  }),
];
const groups = [...account.permissionGroups.values()].map((group) => ({ kind: 'group', group }) as const);
const names = ['dns:edit', 'waf:edit', 'zone:read'].map((name) => ({ kind: 'atomic', name }) as const);
const asked: readonly AskedPermission[] = [...groups, ...names];
const bearingOn = (among: typeof grants, permission: AskedPermission, scope: (typeof scopes)[number]) =>
  among.filter((grant) => bearingOf(grant, permission, typicalOf(scope)) !== null);

test('the grants at a scope are all that bear on a permission there, in their order', () => {
  const grantsAt = openGrantsAt(grants);
  let bearing = 0;
  // Twice: what a permission is given by is looked up once.
  for (const permission of [...asked, ...asked])
    for (const scope of scopes) {
      const all = bearingOn(grants, permission, scope);
      expect(bearingOn(grantsAt(permission, scope), permission, scope)).toEqual(all);
      bearing += all.length;
    }
  expect(bearing).toBeGreaterThan(40);
});

test('the grants at a scope leave out those that hold something else, or hold it on something else', () => {
  const grantsAt = openGrantsAt(grants);
  const waf: Permission = { kind: 'atomic', name: 'waf:edit' };
  const [first, , , z1, z2, z3] = scopes.map((scope) => grantsAt(waf, scope).map(({ policy }) => policy.id));
  expect(first).toEqual(['p2']);
  expect([z1, z2, z3]).toEqual([['p1', 'p2', 'p6'], ['p1', 'p2', 'p4'], ['p2']]);
});

test('the grants at a scope are those of any of several permissions', () => {
  const grantsAt = openGrantsAt(grants);
  const any: Permission = { kind: 'any', glob: '*:edit', of: names };
  for (const scope of scopes)
    for (const one of names) {
      const all = bearingOn(grants, one, scope);
      expect(bearingOn(grantsAt(any, scope), one, scope)).toEqual(all);
    }
});
