import { type OpenAccess, open } from '@grantlens/engine';
import { accountKey, type Snapshot } from '@grantlens/snapshot';
import { expect as expectOfJest } from 'expect';
import { expect, test } from 'vitest';
import './expect.ts';
import { snapshotOf } from '../arbitraries/snapshot.ts';
import { accessMatchers } from './matchers.ts';

expect.extend(accessMatchers);
expectOfJest.extend(accessMatchers);

const zone = 'com.cloudflare.api.account.zone';
const dns = {
  id: 'd',
  name: 'Domain DNS',
  meta: { scopes: zone },
  permissions: [{ attributes: { legacy_name: '#dns_records:edit' } }],
};
const policy = (id: string, access: string, permissionGroup: unknown) => ({
  id,
  access,
  permission_groups: [permissionGroup],
  resource_groups: [
    {
      id: `of ${id}`,
      scope: { key: accountKey('ac000000000000000000000000000001'), objects: [{ key: '*' }] },
    },
  ],
});
const member = (id: string, ...policies: readonly unknown[]) => ({
  id,
  email: `${id}@example.com`,
  status: 'accepted',
  policies,
});
const list = (...items: readonly unknown[]) => ({
  status: 'complete',
  items,
  requests: [
    { path: '/', query: {}, httpStatus: 200, at: '2026-06-01T00:00:00Z', rows: items.length, bodySha256: '' },
  ],
});
const snapshot: Snapshot = snapshotOf({
  members: list(
    member('ada', policy('p1', 'allow', dns)),
    member('bob', policy('p2', 'allow', dns), policy('p3', 'deny', dns)),
    member('cid'),
    member('dee', policy('p4', 'allow', { id: 'x', name: 'Fog', meta: { scopes: zone } })),
  ),
  zones: list({ id: 'z1', name: 'z1.example', status: 'active', type: 'full' }),
});
const access: OpenAccess = open(snapshot);
const asked = ['dns_records:edit', 'z1.example'] as const;

const failing: readonly (readonly [string, () => void, () => void, RegExp])[] = [
  [
    'toAllow of what is denied',
    () => expect(access).toAllow('bob', ...asked),
    () => expectOfJest(access).toAllow('bob', ...asked),
    /expected bob to be allowed dns_records:edit on z1\.example\n\nbob@example\.com: denied.*\n├─ this denies it\n│ {2}└─ direct denies Domain DNS/,
  ],
  [
    'toDeny of what is allowed',
    () => expect(access).toDeny('ada', ...asked),
    () => expectOfJest(access).toDeny('ada', ...asked),
    /expected ada to be denied [^\n]+\n\nada@example\.com: allowed/,
  ],
  [
    'toDeny of what is unknown',
    () => expect(access).toDeny('dee', ...asked),
    () => expectOfJest(access).toDeny('dee', ...asked),
    /dee@example\.com: unknown/,
  ],
  [
    'not.toAllow of what is allowed',
    () => expect(access).not.toAllow('ada', ...asked),
    () => expectOfJest(access).not.toAllow('ada', ...asked),
    /expected ada not to be allowed/,
  ],
  [
    'toLetOnly where others can, and one cannot',
    () => expect(access).toLetOnly(['cid'], ...asked),
    () => expectOfJest(access).toLetOnly(['cid'], ...asked),
    /expected only cid to be let [^\n]+\n\nada@example\.com can as well:\nada[^\n]+\n└─ this suffices[\s\S]+dee@example\.com may as well:[\s\S]+cid cannot for certain:\ncid@example\.com: not-granted/,
  ],
  [
    'toLetOnly of nobody',
    () => expect(access).toLetOnly([], ...asked),
    () => expectOfJest(access).toLetOnly([], ...asked),
    /expected nobody to be let/,
  ],
];

test.each(failing)('%s fails with the explanation, in vitest and in jest', (_, inVitest, inJest, message) => {
  expect(inVitest).toThrow(message);
  expect(inJest).toThrow(message);
});

test('what holds passes, in vitest and in jest', () => {
  expect(access).toAllow('ada@example.com', ...asked);
  expect(access).toDeny('bob', ...asked);
  expect(access).toDeny('cid', ...asked);
  expect(access).not.toAllow('dee', ...asked);
  expectOfJest(access).toAllow('ada@example.com', ...asked);
  expectOfJest(access).not.toDeny('ada', ...asked);
  const without = access.edited('remove member dee');
  expect(without).toLetOnly(['ada'], ...asked);
  expectOfJest(without).toLetOnly(['ada@example.com'], ...asked);
  expect(() => expect(without).not.toLetOnly(['ada'], ...asked)).toThrow('expected others than only ada');
});

test('nobody is let only while not everybody was seen', () => {
  const { members, ...collections } = snapshot.collections;
  const partly = open({
    ...snapshot,
    collections: {
      ...collections,
      members: { ...members, status: 'partial', items: members.items.slice(0, 1) },
    },
  });
  expect(() => expect(partly).toLetOnly(['ada'], ...asked)).toThrow(/not everybody could be seen:\n./);
});

test('a name that means nothing is an error with the nearest, and no verdict', () => {
  expect(() => expect(access).toDeny('adda', ...asked)).toThrow(/the nearest are "ada@example\.com"/);
  expect(() => expect(access).toLetOnly(['adda'], ...asked)).toThrow(/the nearest are "ada@example\.com"/);
  expect(() => expect(access).not.toAllow('ada', 'dns_record:edit', 'z1.example')).toThrow(
    /"dns_records:edit"/,
  );
});
