import type { Contents, PermissionGroup } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { groupOf, groupRow, openAccount } from '../raw-account.fixture.ts';
import { holds } from './holds.ts';
import type { AskedPermission } from './permission.ts';

const access = openAccount({
  permissionGroups: ['asked', 'other', 'third'].map((id) => groupRow(id, ['waf:edit'])),
});
const listed = (complete: boolean, ...permissions: readonly string[]): Contents => ({
  kind: 'listed',
  permissions: new Set(permissions),
  groups: new Set([groupOf(access, 'third').key]),
  complete,
  why: null,
});
const everything: Contents = { kind: 'everything' };
const allBut = (...permissions: readonly string[]): Contents => ({
  kind: 'all-but',
  permissions: new Set(permissions),
});
const group = (id: string, contents: Contents): PermissionGroup => ({ ...groupOf(access, id), contents });
const atomic = (name: string): AskedPermission => ({ kind: 'atomic', name });
const holding = (id: string, contents: Contents): AskedPermission => ({
  kind: 'group',
  group: group(id, contents),
});
const answer = (holder: PermissionGroup, permission: AskedPermission): string => {
  const held = holds(holder, permission);
  if (held === null) return 'no';
  return held.doubt === null ? held.certainty : `${held.certainty}, for ${held.doubt.id}`;
};

test.each([
  ['dns:edit', true, 'sure'],
  ['dns:edit', false, 'sure'],
  ['waf:edit', true, 'no'],
  ['waf:edit', false, 'maybe, for asked'],
])(
  'a group that lists its permissions of dns:edit, asked for %s and complete: %s, says %s',
  (name, complete, expected) =>
    expect(answer(group('asked', listed(complete, 'dns:edit')), atomic(name))).toBe(expected),
);

test('a group that lists its permissions holds itself and the groups it contains, and no other', () => {
  const holder = group('asked', listed(false, 'dns:edit'));
  expect(answer(holder, holding('asked', listed(true)))).toBe('sure');
  expect(answer(holder, holding('third', listed(true)))).toBe('sure');
  expect(answer(holder, holding('other', listed(true, 'dns:edit')))).toBe('no');
  expect(answer(holder, holding('other', everything))).toBe('no');
});

test('a group of everything holds every permission and every group', () => {
  const holder = group('asked', everything);
  expect(answer(holder, atomic('no:such'))).toBe('sure');
  expect(answer(holder, holding('other', everything))).toBe('sure');
});

const holder = group('asked', allBut('member:edit', 'billing:edit'));

test('a group of all but some holds every permission but those', () => {
  expect(answer(holder, atomic('dns:edit'))).toBe('sure');
  expect(answer(holder, atomic('billing:edit'))).toBe('no');
});

test.each([
  ['everything', everything, 'no'],
  ['all but the same', allBut('member:edit', 'billing:edit', 'x:edit'), 'sure'],
  ['all but some of them', allBut('member:edit'), 'no'],
  ['none of them', listed(true, 'dns:edit'), 'sure'],
  ['one of them', listed(true, 'dns:edit', 'billing:edit'), 'no'],
  ['one of them, and not all that it contains is known', listed(false, 'billing:edit'), 'no'],
  ['none of them as far as known', listed(false, 'dns:edit'), 'maybe, for other'],
])('a group of all but some of a group that contains %s says what follows', (_, contents, expected) =>
  expect(answer(holder, holding('other', contents))).toBe(expected),
);

test('a group of all but some holds itself whatever it is said to contain', () => {
  expect(answer(holder, holding('asked', everything))).toBe('sure');
  const one = group('asked', allBut('dns:edit'));
  expect(answer(one, { kind: 'group', group: one })).toBe('sure');
});
