import { GrantlensError, zoneKey } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { accountKey, zoneIds } from './arbitraries/names.ts';
import { snapshotOf } from './arbitraries/snapshot.ts';
import { openOracle } from './oracle.ts';

const complete = (items: unknown) => ({ status: 'complete', items, requests: [] });
const ada = 'be000000000000000000000000000001';
const dns = {
  id: '49ce85367bae433b9f0717ed4fea5c74',
  name: 'DNS',
  meta: { scopes: 'com.cloudflare.api.account' },
};
const scope = { key: accountKey, objects: [{ key: '*' }] };
const policies = [{ access: 'allow', permission_groups: [dns], resource_groups: [{ scope }] }];
const { verdict } = openOracle(
  snapshotOf({
    members: complete([{ id: ada, email: 'ada@example.com', status: 'accepted', policies }]),
    permissionGroups: complete([dns]),
    zones: complete([{ id: zoneIds[0], name: 'tickets.example', permissions: ['#quay:edit'] }]),
  }),
);

const refusal = (...asked: Parameters<typeof verdict>): string => {
  try {
    return `answered: ${verdict(...asked)}`;
  } catch (error) {
    return error instanceof GrantlensError ? `${error.code}: ${error.message}` : String(error);
  }
};

test.each([
  [`member:${ada}`, 'dns_record:edit', accountKey, 'permission-unknown', 'dns_records:edit'],
  [`member:${ada}`, 'DNS', accountKey, 'permission-unknown', dns.id],
  [`member:${ada}`, 'quays:edit', accountKey, 'permission-unknown', 'quay:edit'],
  ['ada@example.com', 'dns_records:edit', accountKey, 'principal-unknown', `member:${ada} (ada@example.com)`],
  [`token:${ada}`, 'dns_records:edit', accountKey, 'principal-unknown', `member:${ada}`],
  [
    `member:${ada}`,
    'dns_records:edit',
    'tickets.example',
    'resource-unknown',
    `${zoneKey(zoneIds[0] ?? '')} (tickets.example)`,
  ],
  [`member:${ada}`, 'dns_records:edit', 'garbage', 'resource-unknown', accountKey],
  [`member:${ada}`, 'dns_records:edit', '', 'resource-unknown', accountKey],
  [`member:${ada}`, 'dns_records:edit', 'com.cloudflare.api.account.zone.*', 'resource-unknown', accountKey],
])('the oracle refuses %s, %s, %s as %s, with the name nearest to it', (who, what, where, code, nearest) => {
  expect(refusal(who, what, where)).toContain(`${code}: `);
  expect(refusal(who, what, where)).toContain(nearest);
});

test.each([
  ['dns_records:edit', accountKey],
  ['#dns_records:edit', accountKey],
  [dns.id, accountKey],
  ['member:edit', accountKey],
  ['quay:edit', accountKey],
  ['dns_records:edit', zoneKey('da0000000000000000000000000000ff')],
  ['dns_records:edit', 'com.cloudflare.edge.gizmo.7'],
])('the oracle answers %s on %s, though no list shows it', (what, where) => {
  expect(refusal(`member:${ada}`, what, where)).toMatch(/^answered: /);
});
