import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { listEntitlements } from './entitlements.ts';

const of = (name: string, changes = {}) =>
  listEntitlements(accessOf(changes))
    .rows()
    .filter((row) => row.email === name || row.name === name);

test('an entitlement says what it means, where, and by which path', () => {
  expect(of('ada@shop.example')).toMatchObject([
    {
      means: 'can do everything, members and billing included, in the whole account',
      effective: 'allowed',
      privileged: 'yes',
      path: 'direct',
      policyId: 'p1',
      scopeKind: 'account',
      scopeName: 'Corner Shop',
    },
  ]);
  expect(of('deploy')).toMatchObject([
    {
      means: 'can change DNS records on shop.example',
      principalKind: 'token',
      scopeKey: 'com.cloudflare.api.account.zone.d0000000000000000000000000000001',
      assumptions: ['access-defaults-to-allow'],
    },
  ]);
});

test('an entitlement names what a deny takes away from it, and the deny', () => {
  const rows = of('ben@contractor.example');
  const deny = rows.find(({ access }) => access === 'deny');
  const allow = rows.find(({ access }) => access === 'allow');
  expect(deny).toMatchObject({ effective: 'denied', path: 'group', groupName: 'Freeze', privileged: 'no' });
  expect(allow).toMatchObject({
    effective: 'allowed',
    except: ['denied on shop.example'],
    cutBy: [deny?.id],
  });
});

test('an entitlement names single permissions that a deny of another permission group takes away', () => {
  const [ada, ben] = shop.members.items as readonly { readonly policies: readonly object[] }[];
  const members = { ...shop.members, items: [ada, { ...ben, policies: ada?.policies }] };
  const owner = of('ben@contractor.example', { members }).find(({ access }) => access === 'allow');
  expect(owner?.except).toEqual(['denied on shop.example: to change DNS records and DNS settings']);
});

test('an entitlement is denied where the deny reaches as far as the allow', () => {
  const [, ben] = shop.members.items as readonly { readonly policies: readonly object[] }[];
  const [policy] = (shop.userGroups.items[0] as { readonly policies: readonly object[] }).policies;
  const members = {
    ...shop.members,
    items: [{ ...ben, policies: [{ ...policy, id: 'p9', access: 'allow' }] }],
  };
  const allow = of('ben@contractor.example', { members }).find(({ access }) => access === 'allow');
  expect(allow).toMatchObject({
    effective: 'denied',
    means: 'could change DNS records and DNS settings on shop.example, but a deny takes it away',
  });
});

test('an entitlement has the gaps of a permission group that nobody has documented', () => {
  const [row] = of('cleo@shop.example');
  expect(row).toMatchObject({ standing: 'latent', gaps: ['contents-incomplete:g3'] });
  expect(row?.notes).toHaveLength(1);
  expect(row?.means).toBe(
    'can do what “Domain Edge Preview” contains, which is not documented, on shop.example',
  );
});

test('an entitlement is unknown, and possibly privileged, where the policies are not shown', () => {
  const members = { ...shop.members, items: [{ id: 'm1', email: 'ada@shop.example', status: 'accepted' }] };
  expect(of('ada@shop.example', { members })).toMatchObject([
    {
      effective: 'unknown',
      privileged: 'unknown',
      means: 'may be able to do something that could not be read in a place that could not be read',
      scopeKey: null,
    },
  ]);
});

test('two policies without an id that give one thing are one entitlement, with the exceptions of either', () => {
  const [ben] = (
    shop.members.items as readonly { readonly email: string; readonly policies: readonly object[] }[]
  ).filter(({ email }) => email === 'ben@contractor.example');
  const { id: _, ...policy } = (ben?.policies[0] ?? {}) as {
    readonly id?: string;
    readonly resource_groups?: object[];
  };
  const { access: __, ...unspoken } = policy as { readonly access?: string };
  for (const policies of [
    [policy, unspoken],
    [unspoken, policy],
  ]) {
    const rows = of('ben@contractor.example', {
      members: { ...shop.members, items: [{ ...ben, policies }], expected: 1 },
    });
    expect(rows.filter(({ access }) => access === 'allow')).toMatchObject([
      {
        effective: 'allowed',
        except: [expect.stringContaining('denied')],
        exceptZones: ['d0000000000000000000000000000001'],
        assumptions: ['deny-overrides', 'access-defaults-to-allow'],
      },
    ]);
  }
});
