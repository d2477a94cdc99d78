import { expect, test } from 'vitest';
import type { Account } from '../account/account.ts';
import type { PermissionGroup } from '../account/permission-group.ts';
import type { CatalogueEntry } from './entry.ts';
import { entriesWithoutEffect } from './without-effect.ts';

const group = (id: string, label: string | null, name: string | null): PermissionGroup => ({
  key: id as PermissionGroup['key'],
  side: 'member',
  id,
  label,
  name,
  types: null,
  contents: { kind: 'everything' },
  source: 'user-catalogue',
});
const groups = [group('1', 'dns', 'DNS'), group('2', 'twin', 'Twin'), group('3', null, 'Twin')];
const account: Pick<Account, 'permissionGroups'> = {
  permissionGroups: new Map(groups.map((one) => [one.key, one])),
};
const placesOf = (...entries: readonly Partial<CatalogueEntry>[]) =>
  entriesWithoutEffect(
    entries.map((entry) => ({ permissions: [], complete: true, ...entry })),
    account,
  ).map(({ place, why }) => [place, why]);

test('an entry of a catalogue has an effect when it is the one for a permission group', () => {
  expect(placesOf({ id: '1' }, { label: 'twin' }, { id: '3', name: 'somewhere else' })).toEqual([]);
  expect(placesOf({ name: 'DNS' })).toEqual([]);
});

test('an entry of a catalogue has none when the account has no such permission group', () => {
  expect(placesOf({ id: '9' }, { label: 'DNS' }, { name: 'dns' })).toEqual([
    [1, 'no-such-group'],
    [2, 'no-such-group'],
    [3, 'no-such-group'],
  ]);
});

test('an entry of a catalogue has none when another is for the same permission group', () => {
  expect(placesOf({ id: '1' }, { id: '1' })).toEqual([[1, 'other-entry']]);
  expect(placesOf({ label: 'dns' }, { id: '1' })).toEqual([[1, 'other-entry']]);
});

test('an entry of a catalogue has none when its name is that of several', () => {
  expect(placesOf({ name: 'Twin' })).toEqual([[1, 'ambiguous-name']]);
  expect(placesOf({ name: 'DNS' }, { name: 'DNS' })).toEqual([
    [1, 'ambiguous-name'],
    [2, 'ambiguous-name'],
  ]);
});
