import { expect, test } from 'vitest';
import { accountFrom } from './account.ts';
import { withFullPolicies, withTokenPolicies } from './served-policies.ts';

const dns = { id: 'dns', name: 'DNS', meta: { label: 'dns_admin' } };
const shop = { id: 'shop', name: 'Shop', scope: { key: 'k', objects: [{ key: '*' }] } };
const account = accountFrom({
  account: { id: 'a' },
  permissionGroups: [dns],
  resourceGroups: [shop],
  tokenPermissionGroups: [{ id: 'read', name: 'Zone Read', scopes: ['z'] }],
});

test('a group that is named by its id alone is filled in', () => {
  const row = { policies: [{ permission_groups: [{ id: 'dns' }], resource_groups: [{ id: 'shop' }] }] };
  expect(withFullPolicies(account, row)).toEqual({
    policies: [{ permission_groups: [dns], resource_groups: [shop] }],
  });
});

test('a token shows the id and the name of its permission groups', () => {
  const row = { policies: [{ effect: 'allow', permission_groups: [{ id: 'read' }] }] };
  expect(withTokenPolicies(account, row)).toEqual({
    policies: [{ effect: 'allow', permission_groups: [{ id: 'read', name: 'Zone Read' }] }],
  });
});

test.each([
  [{ policies: null }],
  [{ id: 'no policies' }],
  ['a string'],
  [{ policies: ['a string', { permission_groups: null, resource_groups: 'x' }] }],
  [{ policies: [{ permission_groups: ['dns', { id: 7 }, { id: 'gone' }, { id: 'dns', name: 'Mine' }] }] }],
])('a row %j is served as it stands', (row) => {
  expect(withFullPolicies(account, row)).toEqual(row);
});
