import type { Policy, Principal, UserGroup, UserGroupKey } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
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
  const { principals, userGroups, policies } = access.account;
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
  const possible = policies.filter(({ holder }) => holder.kind === 'possible');
  const unseen = possible.map(
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

/** Who is in each user group. */
export function membersOf(principals: readonly Principal[]): ReadonlyMap<UserGroupKey, readonly Principal[]> {
  const members = new Map<UserGroupKey, Principal[]>();
  for (const principal of principals) for (const key of principal.groups) addTo(members, key, principal);
  return members;
}
