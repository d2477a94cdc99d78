import { GrantlensError, type PrincipalKey } from '@grantlens/snapshot';
import { resourceKey } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import type { Permission } from '../decision/permission.ts';
import { zoneResource } from '../decision/resource.ts';
import { applyEdits } from '../edit/apply-edits.ts';
import { can, canOn } from '../questions/can.ts';
import { compare } from '../questions/compare.ts';
import { matrix } from '../questions/matrix.ts';
import { whatCan } from '../questions/what-can.ts';
import { whatIf } from '../questions/what-if.ts';
import { whoCan } from '../questions/who-can.ts';
import { whoCanAcross } from '../questions/who-can-across.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  theAccount,
  theZone,
  zoneKey,
  zoneRow,
} from '../raw-account.fixture.ts';

const dns = groupRow('dns', ['dns_records:edit'], 'com.cloudflare.api.account.zone');
const access = openAccount({
  members: [memberRow('ada', policyRow('p1', 'allow', [dns], '*'))],
  zones: [zoneRow('z1')],
});
const { account } = access;
const [ada] = account.principals;
if (ada === undefined) throw new Error('the account has a member');
const stranger = { ...ada, key: 'member:adaa' as PrincipalKey };
const edit: Permission = { kind: 'atomic', name: 'dns_records:edit' };
const typo: Permission = { kind: 'atomic', name: 'dns_record:edit' };
const named = zoneResource({ key: zoneKey('z1.example'), id: 'z1.example', name: null });
const standings = ['active'] as const;
const anywhere = { kind: 'anywhere' } as const;

test.each<[string, () => unknown]>([
  ['can', () => can(access, ada, typo, theAccount)],
  ['can on many', () => canOn(access, { principal: ada, permission: typo, subject: anywhere })],
  ['who can', () => whoCan(access, typo, theAccount)],
  ['who can across', () => whoCanAcross(access, { permission: typo, subject: anywhere })],
  ['a matrix', () => matrix(access, { permissions: [edit, typo], subjects: [theAccount], standings })],
  ['any of several', () => whoCan(access, { kind: 'any', glob: '*', of: [edit, typo] }, theAccount)],
])('%s is not answered about a permission that the account does not know', (_, ask) => {
  expect(ask).toThrow(GrantlensError);
  expect(ask).toThrow(/^the account has no permission "dns_record:edit"; the nearest are "dns_records:edit"/);
});

test('an everyday name of an area leads to the permission', () => {
  const ask = () => whoCan(access, { kind: 'atomic', name: 'dns:edit' }, theAccount);
  expect(ask).toThrow(/the nearest are "dns_records:edit"/);
});

test.each<[string, () => unknown]>([
  ['can', () => can(access, stranger, edit, theAccount)],
  ['can on many', () => canOn(access, { principal: stranger, permission: edit, subject: anywhere })],
  ['what can', () => whatCan(access, stranger)],
  ['compare', () => compare(access, ada, stranger)],
  ['what if', () => whatIf(access, [{ kind: 'remove-principal', principal: stranger }])],
])('%s is not answered about somebody whom the account does not have', (_, ask) => {
  expect(ask).toThrow('no principal of the account has the key "member:adaa"; the nearest are "member:ada"');
});

test.each<[string, () => unknown]>([
  ['can', () => can(access, ada, edit, named)],
  ['can on many', () => canOn(access, { principal: ada, permission: edit, subject: named })],
  ['who can', () => whoCan(access, edit, named)],
  ['a matrix', () => matrix(access, { permissions: [edit], subjects: [named], standings })],
])('%s is not answered about the name of a zone in the place of its id', (_, ask) => {
  expect(ask).toThrow(`that zone has the key "${zoneKey('z1')}"`);
});

test('a zone that is not there yet, and a thing of any type, can be asked about', () => {
  expect(can(access, ada, edit, theZone('tomorrow')).verdict).toBe('allowed');
  const bucket = { ...theZone('b'), kind: 'other', key: resourceKey('com.cloudflare.new.kind.b') } as const;
  expect(() => can(access, ada, edit, bucket)).not.toThrow();
});

test('a glob asks about no zone that the account does not have', () => {
  const zone = { id: 'z9', name: 'z9.example', status: null, type: null, key: zoneKey('z9') };
  const subject = { kind: 'zones', glob: '*', zones: [zone] } as const;
  expect(() => whoCanAcross(access, { permission: edit, subject })).toThrow('is not the key of a resource');
});

test.each<[string, Parameters<typeof applyEdits>[1][number], string]>([
  ['a policy', { kind: 'remove-policy', policyId: 'p2' }, 'has the id "p2"; the nearest is "p1"'],
  [
    'a user group',
    {
      kind: 'remove-user-group',
      userGroup: { key: 'g' as never, id: 'g', name: 'Devs', size: 0 },
    },
    'the account has no user group "Devs"',
  ],
])('an edit of %s that is not there is refused', (_, change, message) => {
  expect(() => applyEdits(account, [change])).toThrow(message);
  expect(() => whatIf(access, [change])).toThrow(message);
});

test('an odd key that a policy names can be asked about, and whatever nobody names of a type', () => {
  const named = openAccount({
    members: [memberRow('ada', policyRow('p1', 'allow', [dns], 'an odd key'))],
  });
  const odd = { ...theZone('b'), kind: 'other', key: resourceKey('an odd key') } as const;
  const type = { ...odd, key: resourceKey('com.cloudflare.new.kind.*') };
  for (const resource of [odd, type]) expect(() => whoCan(named, edit, resource)).not.toThrow();
  expect(() => whoCan(access, edit, odd)).toThrow('"an odd key" is not the key of a resource');
});
