import { accountKey, type Snapshot, zoneKey } from '@grantlens/snapshot';
import { type Collections, resourceTypes } from '@grantlens/snapshot/internal';
import { snapshotOf } from '@grantlens/testkit';
import { withLedgers } from '@grantlens/testkit/internal';
import { groups, type Pair, type PolicySet, type Profile, zones } from './space.ts';

/** The resource types of the two permission groups. */
export type Typing = readonly [readonly string[], readonly string[]];

const { account, zone } = resourceTypes;
const kinds = [[account, zone], [zone], [account]] as const;

/** Both permission groups on both kinds of resource: nothing in such an account is in doubt. */
export const plainTyping: Typing = [kinds[0], kinds[0]];

/** The account, zones or both, for each of the two; the first is plain. */
export const typings: readonly Typing[] = kinds.flatMap((one, n) =>
  kinds.slice(n).map((other) => [one, other] as const),
);

/** An account with nobody in it. */
const empty = snapshotOf({});
export const wholeAccount: string = accountKey(String(empty.account.id));

const complete = (items: unknown) => ({ status: 'complete', items, requests: [] });

const memberIds = ['be000000000000000000000000000001', 'be000000000000000000000000000002'] as const;
const userGroupIds = ['ce000000000000000000000000000001', 'ce000000000000000000000000000002'] as const;

/** The members of small accounts as questions name them. */
export const principals: readonly [string, string] = [`member:${memberIds[0]}`, `member:${memberIds[1]}`];

/** Everything there is to ask of one member: both permissions, both permission groups, the account and the zones. */
export const asked: readonly { readonly permission: string; readonly resource: string }[] = [
  ...groups.map((group) => `${group}:edit`),
  ...groups,
].flatMap((permission) =>
  [wholeAccount, ...zones.map(zoneKey)].map((resource) => ({ permission, resource })),
);

function policiesOf(policySet: PolicySet, holder: string): readonly object[] {
  return policySet.map(({ access, groups: of, on }, n) => ({
    // Two holders never show the same policy.
    id: `${holder.slice(0, 2)}${holder.slice(-2)}${n}`,
    access,
    permission_groups: of.map((id) => ({ id })),
    resource_groups: [
      { scope: { key: wholeAccount, objects: on.map((id) => ({ key: id === '*' ? id : zoneKey(id) })) } },
    ],
  }));
}

interface Filling {
  readonly members: readonly PolicySet[];
  readonly userGroups: readonly PolicySet[];
  /** Who is in each user group, by number. */
  readonly joined: readonly (readonly number[])[];
}

/**
 * A snapshot of a small account. Its digest is that of the empty one: nothing here reads it, and sealing
 * takes time.
 */
function filled({ members, userGroups, joined }: Filling, typing: Typing): Snapshot {
  const collections = {
    ...empty.collections,
    members: complete(
      members.map((policySet, n) => ({
        id: memberIds[n],
        email: `person${n + 1}@example.com`,
        status: 'accepted',
        policies: policiesOf(policySet, memberIds[n] ?? ''),
      })),
    ),
    userGroups: complete(
      userGroups.map((policySet, n) => ({
        id: userGroupIds[n],
        name: `Team ${n + 1}`,
        policies: policiesOf(policySet, userGroupIds[n] ?? ''),
      })),
    ),
    userGroupMembers: complete(
      Object.fromEntries(
        userGroups.map((_, n) => [userGroupIds[n], (joined[n] ?? []).map((one) => ({ id: memberIds[one] }))]),
      ),
    ),
    permissionGroups: complete(
      groups.map((id, n) => ({
        id,
        name: id,
        meta: { scopes: typing[n] },
        permissions: [{ attributes: { legacy_name: `#${id}:edit` } }],
      })),
    ),
    zones: complete(zones.map((id, n) => ({ id, name: `zone${n + 1}.example`, status: 'active' }))),
  };
  return { ...empty, collections: withLedgers(collections as unknown as Collections, empty.takenAt.end) };
}

/** The account of one member and the user groups it is in. */
export function accountOf({ own, byGroup }: Profile, typing: Typing): Snapshot {
  return filled({ members: [own], userGroups: byGroup, joined: byGroup.map(() => [0]) }, typing);
}

/** The account of two members and two user groups. */
export function accountOfPair(
  { members, userGroups, joined: [ac, ad, bc, bd] }: Pair,
  policySets: readonly PolicySet[],
): Snapshot {
  const policySet = (n: number) => policySets[n] ?? [];
  const inside = (...bits: readonly boolean[]) => bits.flatMap((isIn, n) => (isIn ? [n] : []));
  return filled(
    {
      members: members.map(policySet),
      userGroups: userGroups.map(policySet),
      joined: [inside(ac, bc), inside(ad, bd)],
    },
    plainTyping,
  );
}
