import { expect, test } from 'vitest';
import { accountFrom } from './account.ts';
import { newPolicies, type PolicyBody, policiesBody } from './new-policies.ts';

const account = accountFrom({
  account: { id: 'shop' },
  permissionGroups: [{ id: 'dns', name: 'DNS' }],
  resourceGroups: [{ id: 'all', name: 'All' }],
});
const making = { account, now: '2026-01-01T00:00:00Z', newId: () => 'fresh', stamped: false };
const named: PolicyBody = {
  access: 'deny',
  permission_groups: [{ id: 'dns' }],
  resource_groups: [{ id: 'all' }],
};
const inline = (key: string): PolicyBody => ({
  ...named,
  resource_groups: [{ scope: { key, objects: [{ key: '*' }] } }],
});

test('a policy gets an id of its own, whatever id its body has', () => {
  const made = newPolicies([named, { ...named, id: 'invented' }], { ...making, stamped: true });
  expect(made).toMatchObject([{ id: 'fresh' }, { id: 'fresh', status: 'V', modified_on: making.now }]);
});

test('an inline scope may be a zone or this account, not another account', () => {
  const scopeOf = (key: string) => newPolicies([inline(key)], making)[0]?.resource_groups;
  const zone = 'com.cloudflare.api.account.zone.z1';
  expect(scopeOf(zone)).toMatchObject([{ scope: { key: zone, objects: [{ key: '*' }] } }]);
  expect(scopeOf('com.cloudflare.api.account.shop')).toHaveLength(1);
  expect(() => scopeOf('com.cloudflare.api.account.other')).toThrow(/not a scope of this account/);
});

test('access that is left out is allow', () => {
  const { access: _, ...body } = named;
  expect(policiesBody.parse([body])).toMatchObject([{ access: 'allow' }]);
});

test.each([
  [[{ ...named, permission_groups: [] }]],
  [[{ ...named, resource_groups: [{}] }]],
  [[{ ...named, access: 'maybe' }]],
  ['all of them'],
])('%j is not a list of policies', (body) => {
  expect(policiesBody.safeParse(body).success).toBe(false);
});
