import type { Policy } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import { mayHold } from '../access/access.ts';
import type { Way } from '../access/grant.ts';
import type { HolderPolicies } from './holder-policies.ts';
import type { Lookups } from './lookups.ts';
import { isInPool, type Pool } from './policies-that-matter.ts';

/** A policy that some of a holder's principals have: the holder's, or another. */
export interface HeldPolicy {
  readonly policy: Policy;
  readonly path: Way['path'];
  readonly group: Way['group'];
  /** Who of them: positions in the holder's list of principals. Null is all of them. */
  readonly by: readonly number[] | null;
  /** Whether it matters only to those who have something that denies. */
  readonly isAfterDeny: boolean;
}

/** What the principals of a holder have, in the order in which each of them has it (see `Access.waysOf`). */
export function policiesHeld(
  { principals }: HolderPolicies,
  { access, influenceOf, unseen, places, userGroups }: Lookups,
  pool: Pool,
): readonly HeldPolicy[] {
  const isIn = (policy: Policy): boolean => pool === 'all' || isInPool(influenceOf(policy), pool);
  const groups = new Map<string, number[]>();
  principals.forEach((principal, at) => {
    for (const key of principal.groups) addTo(groups, key, at);
  });
  const whole = (by: readonly number[]) => (by.length === principals.length ? null : by);
  const direct = principals.flatMap((principal, at) =>
    access
      .policiesOf(principal.key)
      .filter(isIn)
      .map(
        (policy): HeldPolicy => ({
          policy,
          path: 'direct',
          group: null,
          by: whole([at]),
          isAfterDeny: false,
        }),
      ),
  );
  const found = [...groups].flatMap(([key, by]) => {
    const known = userGroups.get(key);
    return known === undefined ? [] : [{ ...known, by: whole(by) }];
  });
  const throughGroups = found
    .sort((a, b) => a.at - b.at)
    .flatMap(({ group, by }) =>
      access
        .policiesOf(group.key)
        .filter(isIn)
        .map((policy): HeldPolicy => ({ policy, path: 'group', group, by, isAfterDeny: false })),
    );
  const anybodys = unseen.filter(isIn).flatMap((policy): readonly HeldPolicy[] => {
    const by = principals.flatMap((principal, at) => (mayHold(policy, principal) ? [at] : []));
    if (by.length === 0) return [];
    return [{ policy, path: 'group', group: access.userGroupOf(policy), by: whole(by), isAfterDeny: false }];
  });
  // Those of one principal are in order as they are.
  if (principals.length > 1 && direct.length > 1) {
    const place = places();
    direct.sort((a, b) => (place.get(a.policy) ?? 0) - (place.get(b.policy) ?? 0));
  }
  return [...direct, ...throughGroups, ...anybodys];
}
