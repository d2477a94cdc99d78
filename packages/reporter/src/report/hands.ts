import type { AccessGraph } from '@grantlens/engine';
import { addTo, type Policy, type Principal, type UserGroup, type UserGroupKey } from '@grantlens/snapshot';

/** Policies that come to the same principals by the same way. */
export interface Hands {
  readonly path: 'direct' | 'group';
  /** Null where `path` is `direct`, and of a gap that could come by any group. */
  readonly group: UserGroup | null;
  readonly policies: readonly Policy[];
  /** In the order of the account; at least one. */
  readonly principals: readonly Principal[];
}

/**
 * Every way by which policies come to principals: of each principal itself, of each user group, and of what may be
 * anybody's because it could not be seen whose it is (S12). User groups without members hand nothing to anybody.
 */
export function listHands(access: AccessGraph): readonly Hands[] {
  const { principals, userGroups, policies } = access.account;
  const inGroup = membersOf(principals);
  const direct = principals.map(
    (principal): Hands => ({
      path: 'direct',
      group: null,
      policies: access.policiesOf(principal.key),
      principals: [principal],
    }),
  );
  const handed = userGroups.map(
    (group): Hands => ({
      path: 'group',
      group,
      policies: access.policiesOf(group.key),
      principals: inGroup.get(group.key) ?? [],
    }),
  );
  const groups = new Map(userGroups.map((group) => [group.key, group]));
  const perhaps = policies.map((policy): Hands => {
    const group = 'group' in policy.holder ? policy.holder.group : null;
    return {
      path: 'group',
      group: group === null ? null : (groups.get(group) ?? null),
      policies: [policy],
      principals: policy.holder.kind === 'perhaps' ? principals.filter(mayHave(policy)) : [],
    };
  });
  return [...direct, ...handed, ...perhaps].filter(
    (hands) => hands.policies.length * hands.principals.length > 0,
  );
}

/** Who is in each user group. */
export function membersOf(principals: readonly Principal[]): ReadonlyMap<UserGroupKey, readonly Principal[]> {
  const members = new Map<UserGroupKey, Principal[]>();
  for (const principal of principals) for (const key of principal.groups) addTo(members, key, principal);
  return members;
}

/** Whether a policy may be a member's though it could not be seen whose it is: not if it surely comes by the same group. */
export function mayHave({ holder }: Policy): (principal: Principal) => boolean {
  if (holder.kind !== 'perhaps') return () => false;
  const { principal, group } = holder;
  return ({ kind, key, groups }) =>
    kind === 'member' &&
    (principal === null || principal === key) &&
    (group === null || !groups.some((one) => one === group));
}
