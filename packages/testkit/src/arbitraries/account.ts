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
].map(({ objects, ...words }) => ({
  ...words,
  scope: { key: accountKey, objects: objects.map((key) => ({ key })) },
}));

const effect = fc.constantFrom('allow', 'allow', 'deny');
const groupsOf = (side: Side) =>
  fc.subarray<object>(listed[side], { minLength: 1, maxLength: 2 }).map((groups) => [...groups]);
const subset = <T>(all: readonly T[], least = 0) => fc.subarray([...all], { minLength: least });

/** Policies of one holder; `of` keeps their ids apart from everybody else's. */
function policies(of: string): fc.Arbitrary<readonly object[]> {
  const policy = fc.record({
    access: effect,
    permission_groups: groupsOf('member'),
    resource_groups: subset(resourceGroups, 1),
  });
  return fc
    .array(policy, { maxLength: 2 })
    .map((all) => all.map((one, n) => ({ ...one, id: `${of.slice(0, 8)}${policyIds[n]?.slice(8)}` })));
}

const tokenPolicy = fc.record({
  effect,
  permission_groups: groupsOf('token'),
  resources: fc
    .constantFrom([accountKey], zoneKeys.slice(0, 1), zoneKeys.slice(1, 3))
    .map((keys) => Object.fromEntries(keys.map((key) => [key, '*']))),
});

const member = (id: string, n: number) =>
  fc.record({
    id: fc.constant(id),
    email: fc.constant(`person${n + 1}@example.com`),
    status: fc.constantFrom('accepted', 'accepted', 'accepted', 'pending'),
    policies: policies(`${n}aaaaaaa`),
  });

const userGroup = (id: string, n: number) =>
  fc.record({ id: fc.constant(id), name: fc.constant(`Team ${n + 1}`), policies: policies(`${n}bbbbbbb`) });

const token = (id: string, n: number) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(`robot ${n + 1}`),
    status: fc.constant('active'),
    policies: fc.array(tokenPolicy, { minLength: 1, maxLength: 2 }),
  });

/**
 * Well-formed accounts, read whole: up to four members, three user groups and two tokens with Cloudflare's own
 * permission groups on the account and its four zones. Nothing in them is odd or hidden.
 */
export function accounts(): fc.Arbitrary<Snapshot> {
  const complete = (items: unknown) => ({ status: 'complete', items, requests: [] });
  return fc
    .record({
      members: fc.tuple(...memberIds.map(member)),
      userGroups: fc.tuple(...userGroupIds.map(userGroup)),
      accountTokens: fc.tuple(...tokenIds.map(token)),
      joined: fc.tuple(...userGroupIds.map(() => subset(memberIds))),
    })
    .map(({ joined, members, userGroups, accountTokens }) =>
      snapshotOf({
        members: complete(members),
        userGroups: complete(userGroups),
        userGroupMembers: complete(
          Object.fromEntries(
            userGroupIds.map((id, n) => [id, (joined[n] ?? []).map((one) => ({ id: one }))]),
          ),
        ),
        permissionGroups: complete(listed.member),
        resourceGroups: complete(resourceGroups),
        zones: complete(zones),
        accountTokens: complete(accountTokens),
        tokenPermissionGroups: complete(listed.token),
      }),
    );
}
