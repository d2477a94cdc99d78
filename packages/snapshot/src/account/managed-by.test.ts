import { expect, test } from 'vitest';
import type { ExtraCoverage, UserGroup } from './account.ts';
import { managerOf, type TerraformManages } from './managed-by.ts';

const group: UserGroup = { key: 'g' as UserGroup['key'], id: 'g', name: null, size: 0 };
const managed = { ...group, scim: { externalId: 'x', active: null } };
const listed = { ...group, scim: { externalId: null, active: null } };
const besides = (status: ExtraCoverage['status']) => ({
  besides: (['scimUsers', 'scimGroups', 'oauthClients'] as const).map(
    (extra): ExtraCoverage => ({
      ...{ extra, status, expected: null, received: 0, unreadable: 0, requests: 1, problem: null },
    }),
  ),
});
const others: TerraformManages = () => false;
const its: TerraformManages = (kind, id) => kind === 'user-group' && id === 'g';

test('what has a name at the identity provider is managed by it, whatever a state of Terraform says', () => {
  for (const terraform of [null, others, its])
    expect(managerOf(managed, besides('complete'), terraform)).toBe('identity provider');
});

test('what a state of Terraform names is managed by it, however much of SCIM was seen', () => {
  for (const status of ['complete', 'forbidden', 'skipped'] as const)
    expect(managerOf(listed, besides(status), its)).toBe('terraform');
});

test('nobody is said to manage something by hand before SCIM was read whole and a state was given', () => {
  expect(managerOf(listed, besides('complete'), others)).toBe('hand');
  expect(managerOf(group, besides('complete'), null)).toBe('not known');
  for (const status of ['partial', 'forbidden', 'skipped', 'failed'] as const)
    expect(managerOf(group, besides(status), others)).toBe('not known');
  expect(managerOf({ ...group, id: null }, besides('complete'), its)).toBe('not known');
});
