import type { Snapshot } from '@grantlens/snapshot';
import { memberGroups, tokenGroups } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import {
  accountKey,
  memberIds,
  policyIds,
  resourceGroupIds,
  tokenIds,
  userGroupIds,
  zoneIds,
  zoneKeys,
} from './names.ts';
import { snapshotOf } from './snapshot.ts';

type Side = 'member' | 'token';

const memberNames = [
  'DNS',
  'Domain DNS',
  'Domain Administrator',
  'Administrator Read Only',
  'Firewall',
  'Billing',
];
const tokenNames = ['DNS Write', 'DNS Read', 'Zone Read', 'Billing Write', 'Account Settings Read'];
const everything = { id: '8e23b19e4e0d44c29d239c5688ba8cbb', name: 'Super Administrator - All Privileges' };

/** Permission groups as Cloudflare lists them, with ids of our own where it publishes none. */
const described = {
  member: [...memberGroups.filter(({ name = '' }) => memberNames.includes(name)), everything].map(
    (entry, n) => ({
      id: `fe0000000000000000000000000000${90 + n}`,
      scopes: ['com.cloudflare.api.account'],
      label: `group_${n}`,
      ...entry,
    }),
  ),
  token: tokenGroups.filter(({ name = '' }) => tokenNames.includes(name)),
};

const listed = {
  member: described.member.map(({ id, name, label, scopes }) => ({
    id,
    name,
    meta: { label, scopes: scopes[0] },
  })),
  token: described.token.map(({ id, name, scopes }) => ({ id, name, scopes })),
};

const zones = zoneIds.map((id, n) => ({ id, name: `zone${n + 1}.example`, status: 'active' }));

const resourceGroups = [
  { id: resourceGroupIds[0], name: 'Whole account', objects: ['*'] },
  { id: resourceGroupIds[1], name: 'Shop', objects: zoneKeys.slice(0, 2) },
  { id: resourceGroupIds[2], name: 'Blog', objects: zoneKeys.slice(2, 3) },
  { id: undefined, name: 'Every zone', objects: ['com.cloudflare.api.account.zone.*'] },
];

/** A resource group as the API shows it, without the zones that are not in the account; null where nothing is left. */
function shown(group: (typeof resourceGroups)[number], zoneCount: number): object | null {
  const gone = zoneKeys.slice(zoneCount);
  const objects = group.objects.filter((key) => !gone.includes(key));
  const scope = { key: accountKey, objects: objects.map((key) => ({ key })) };
  const { id, name } = group;
  return objects.length === 0 ? null : { ...(id === undefined ? {} : { id }), name, scope };
}

const effect = fc.constantFrom('allow' as const, 'allow' as const, 'deny' as const);
const groupsOf = (side: Side) =>
  fc.subarray<object>(listed[side], { minLength: 1, maxLength: 2 }).map((groups) => [...groups]);
const subset = <T>(all: readonly T[], least = 0) => fc.subarray([...all], { minLength: least });

/** Of each the arbitrary, or nobody: what does not matter is left out of a counterexample. */
const someOf = <T>(ids: readonly string[], of: (id: string, n: number) => fc.Arbitrary<T>) =>
  fc
    .tuple(...ids.map((id, n) => fc.option(of(id, n), { freq: 6 })))
    .map((all) => all.flatMap((one): readonly T[] => (one === null ? [] : [one])));

const policy = fc.record({
  access: effect,
  permission_groups: groupsOf('member'),
  resource_groups: subset(resourceGroups, 1),
});
const tokenPolicy = fc.record({ effect, permission_groups: groupsOf('token'), on: fc.nat(3) });

const policies = fc.array(policy, { maxLength: 2 });

/** The policies of one holder in an account of some zones; `of` keeps their ids apart from everybody else's. */
function policiesShown(all: readonly Policy[], of: string, zoneCount: number): readonly object[] {
  return all.flatMap(({ access, permission_groups, resource_groups: drawn }, n) => {
    const resource_groups = drawn.flatMap((group) => shown(group, zoneCount) ?? []);
    const id = `${of}${policyIds[n]?.slice(of.length)}`;
    return resource_groups.length === 0 ? [] : [{ id, access, permission_groups, resource_groups }];
  });
}

function tokenPoliciesShown(all: readonly TokenPolicy[], zoneCount: number): readonly object[] {
  return all.flatMap(({ on, ...one }) => {
    const key = on === 0 ? accountKey : zoneKeys.slice(0, zoneCount)[on - 1];
    return key === undefined ? [] : [{ ...one, resources: { [key]: '*' } }];
  });
}

type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never;
type Policy = Drawn<typeof policy>;
type TokenPolicy = Drawn<typeof tokenPolicy>;

const member = (id: string, n: number) =>
  fc.record({
    id: fc.constant(id),
    email: fc.constant(`person${n + 1}@example.com`),
    status: fc.constantFrom('accepted', 'accepted', 'accepted', 'pending'),
    policies,
    groups: subset(userGroupIds),
  });

const userGroup = (id: string, n: number) =>
  fc.record({ id: fc.constant(id), name: fc.constant(`Team ${n + 1}`), policies });

const token = (id: string, n: number) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(`robot ${n + 1}`),
    status: fc.constant('active'),
    policies: fc.array(tokenPolicy, { minLength: 1, maxLength: 2 }),
  });

/**
 * Well-formed accounts, read whole: none to four members, three user groups, two tokens and four zones, with
 * Cloudflare's own permission groups. Nothing in them is odd or hidden, and a counterexample keeps only what matters.
 */
export function accounts(): fc.Arbitrary<Snapshot> {
  const complete = (items: unknown) => ({ status: 'complete', items, requests: [] });
  return fc
    .record({
      members: someOf(memberIds, member),
      userGroups: someOf(userGroupIds, userGroup),
      accountTokens: someOf(tokenIds, token),
      zoneCount: fc.nat(zones.length),
    })
    .map(({ members, userGroups, accountTokens, zoneCount }) => {
      const inGroup = (id: string) =>
        members.filter(({ groups }) => groups.includes(id)).map((one) => ({ id: one.id }));
      return snapshotOf({
        members: complete(
          members.map(({ groups: _, ...one }) => ({
            ...one,
            policies: policiesShown(one.policies, `${one.id.slice(-1)}aaaaaaa`, zoneCount),
          })),
        ),
        userGroups: complete(
          userGroups.map((one) => ({
            ...one,
            policies: policiesShown(one.policies, `${one.id.slice(-1)}bbbbbbb`, zoneCount),
          })),
        ),
        userGroupMembers: complete(Object.fromEntries(userGroups.map(({ id }) => [id, inGroup(id)]))),
        permissionGroups: complete(listed.member),
        resourceGroups: complete(
          resourceGroups.flatMap((group) => (group.id === undefined ? [] : (shown(group, zoneCount) ?? []))),
        ),
        zones: complete(zones.slice(0, zoneCount)),
        accountTokens: complete(
          accountTokens.map((one) => ({ ...one, policies: tokenPoliciesShown(one.policies, zoneCount) })),
        ),
        tokenPermissionGroups: complete(listed.token),
      });
    });
}
