import type { Policy, Principal, UserGroup, UserGroupKey } from '@grantlens/snapshot';
import { addTo, lookupIn } from '@grantlens/snapshot/internal';
import { type Access, mayHold } from '../access/access.ts';

/** The policies of one holder, and the principals who have them through it. */
export interface HolderPolicies {
  readonly path: 'direct' | 'group';
  /** Null where `path` is `direct`, and for a gap that could be held through any group. */
  readonly group: UserGroup | null;
  readonly policies: readonly Policy[];
  /** In the order of the account; at least one. */
  readonly principals: readonly Principal[];
}

/**
 * Every holder with its policies: each principal itself, each user group, and each policy that may be anybody's because
 * its holder could not be seen (S12). User groups without members are left out: nobody has their policies.
 */
export function policiesByHolder(access: Access): readonly HolderPolicies[] {
  const { principals, userGroups } = access.account;
  const inGroup = membersOf(principals);
  const direct = principals.map(
    (principal): HolderPolicies => ({
      path: 'direct',
      group: null,
      policies: access.policiesOf(principal.key),
      principals: [principal],
    }),
  );
  const throughGroups = userGroups.map(
    (group): HolderPolicies => ({
      path: 'group',
      group,
      policies: access.policiesOf(group.key),
      principals: inGroup.get(group.key) ?? [],
    }),
  );
  const unseen = lookupIn(access.account)
    .possiblePolicies()
    .map(
      (policy): HolderPolicies => ({
        path: 'group',
        group: access.userGroupOf(policy),
        policies: [policy],
        principals: principals.filter((principal) => mayHold(policy, principal)),
      }),
    );
  return [...direct, ...throughGroups, ...unseen].filter(
    (holder) => holder.policies.length * holder.principals.length > 0,
  );
}

/** The same as far as one principal is concerned, who is the only one of each holder. */
export function holdersOf(access: Access, principal: Principal): readonly HolderPolicies[] {
  const lookup = lookupIn(access.account);
  const groups = lookup.userGroupsOf(new Set(principal.groups));
  const possible = lookup.possiblePolicies().filter((policy) => mayHold(policy, principal));
  const holders: readonly Omit<HolderPolicies, 'principals'>[] = [
    { path: 'direct', group: null, policies: access.policiesOf(principal.key) },
    ...groups.map((group) => ({ path: 'group', group, policies: access.policiesOf(group.key) }) as const),
    ...possible.map(
      (policy) => ({ path: 'group', group: access.userGroupOf(policy), policies: [policy] }) as const,
    ),
  ];
  return holders
    .filter(({ policies }) => policies.length > 0)
    .map((holder) => ({ ...holder, principals: [principal] }));
}

/** Who is in each user group. */
export function membersOf(principals: readonly Principal[]): ReadonlyMap<UserGroupKey, readonly Principal[]> {
  const members = new Map<UserGroupKey, Principal[]>();
  for (const principal of principals) for (const key of principal.groups) addTo(members, key, principal);
  return members;
}
