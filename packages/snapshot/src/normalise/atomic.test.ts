import { expect, test } from 'vitest';
import { mergeReadings, readLegacyName, readPermissionList, readPermissionMap } from './atomic.ts';

test.each([
  ['#dns_records:edit', 'dns_records:edit'],
  ['dns_records:read', 'dns_records:read'],
  ['#connectivity_edit', 'connectivity:edit'],
  ['#web_analytics_read', 'web_analytics:read'],
  ['#nothing', null],
  ['', null],
  [7, null],
])('a legacy name %j reads as %j', (name, expected) => {
  expect(readLegacyName(name)).toBe(expected);
});

const row = (legacy_name: unknown) => ({ attributes: { legacy_name } });

test('the contents of a permission group are complete when every row of the list has a readable name', () => {
  expect(readPermissionList([row('#a:edit'), row('#a:read')])).toEqual({
    permissions: new Set(['a:edit', 'a:read']),
    complete: true,
  });
  expect(readPermissionList([row('#a:edit'), 'cut for length'])).toEqual({
    permissions: new Set(['a:edit']),
    complete: false,
  });
});

test('the contents of a permission group are not known from an empty list or map', () => {
  expect(readPermissionList([])).toBeNull();
  expect(readPermissionMap({})).toBeNull();
  expect(readPermissionMap(null)).toBeNull();
});

test("the contents of a role's map are the verbs that are true, also where true is text", () => {
  const map = { dns: { read: true, edit: false }, lb: { read: 'true' } };
  expect(readPermissionMap(map)).toEqual({ permissions: new Set(['dns:read', 'lb:read']), complete: true });
  expect(readPermissionMap({ dns: { read: 'sometimes' } })).toEqual({
    permissions: new Set(),
    complete: false,
  });
});

test('the contents of a permission group whose sources disagree are their union, not complete', () => {
  const a = { permissions: new Set(['a:edit']), complete: true };
  const b = { permissions: new Set(['b:edit']), complete: true };
  expect(mergeReadings([a, a])).toEqual(a);
  expect(mergeReadings([a, b])).toEqual({ permissions: new Set(['a:edit', 'b:edit']), complete: false });
  expect(mergeReadings([])).toBeNull();
});
