import { expect, test } from 'vitest';
import { stripPrivateFields } from './private-fields.ts';

test('users under SCIM keep what access is about, and lose how to reach them and where they live', () => {
  const user = { id: 'u1', userName: 'ada@example.com', active: true, externalId: 'x-1', groups: [] };
  const unneeded = {
    addresses: [{ country: 'DE' }],
    phoneNumbers: ['1'],
    PHOTOS: ['p'],
    emails: [],
    ims: [],
  };
  expect(stripPrivateFields('scimUsers', [{ ...user, ...unneeded }, user, null])).toEqual({
    value: [user, user, null],
    removed: [
      { collection: 'scimUsers', field: 'addresses', count: 1 },
      { collection: 'scimUsers', field: 'phoneNumbers', count: 1 },
      { collection: 'scimUsers', field: 'PHOTOS', count: 1 },
      { collection: 'scimUsers', field: 'emails', count: 1 },
      { collection: 'scimUsers', field: 'ims', count: 1 },
    ],
  });
});

test('rows of other lists keep fields that have the name of a private one', () => {
  const rows = [{ id: 'z1', addresses: ['192.0.2.1'] }];
  for (const name of ['zones', 'scimGroups', 'account'])
    expect(stripPrivateFields(name, rows)).toEqual({ value: rows, removed: [] });
  expect(stripPrivateFields('scimUsers', rows[0])).toEqual({ value: rows[0], removed: [] });
});
