import type { Policy } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import type { PolicyCell } from './cells-by-scope.ts';

// The first filter (see `split-by-policies`), by what a policy is: which policies can change the outcome of a grant at all.
//
// Why the others are safe to ignore. A certain allow is allowed until something denies it (the decision; S11): another
// allow adds nothing to it, except an assumption that it rests on itself. So next to a certain grant only a deny matters,
// and an allow of which something is in doubt, for its gaps are named with the answer (S12). An allow that is certain but
// for the contents of its permission group is in doubt about single permissions only; those are asked about only where
// something denies, so without a deny it does not matter. Next to a grant that is itself in doubt every policy matters.

/**
 * How another policy can change the outcome of a certain grant: not at all; only add its assumption; only matter after a
 * deny; or fully.
 */
export type Influence = 'none' | 'assumption' | 'after-deny' | 'full';

/** How a policy can change the outcome of certain grants. */
export function influenceOf(access: Access, policy: Policy): Influence {
  if (policy.effect !== 'allow') return 'full';
  const groups = policy.permissionGroups.map(({ key }) => access.groupOf({ permissionGroup: key }));
  const isDoubtful =
    groups.some((group) => group === null || group.contents.kind === 'all-but') ||
    access.cellsOf(policy).some(({ gaps }) => gaps.length > 0);
  if (isDoubtful) return 'full';
  const isIncomplete = groups.some((group) => group?.contents.kind === 'listed' && !group.contents.complete);
  if (isIncomplete) return policy.effectAssumed ? 'full' : 'after-deny';
  return policy.effectAssumed ? 'assumption' : 'none';
}

/** Which policies can change the outcome of a grant: any; or those of some influence, that of an assumption among them or not. */
export type Pool = 'all' | 'influential' | 'influential or assumed';

/** The pool of a grant. One that rests on the assumption itself is not changed by one more that does. */
export function poolFor({ policy, cell }: PolicyCell): Pool {
  if (policy.effect === 'either' || cell.gaps.length > 0) return 'all';
  return policy.effectAssumed ? 'influential' : 'influential or assumed';
}

/** Whether a policy of some influence is in a pool. */
export function isInPool(influence: Influence, pool: Pool): boolean {
  if (pool === 'all') return true;
  return influence !== 'none' && (influence !== 'assumption' || pool === 'influential or assumed');
}

/** Whether a grant certainly allows, as far as nothing else changes that. */
export function isCertainAllow({ policy, cell }: Pick<PolicyCell, 'policy' | 'cell'>): boolean {
  return policy.effect === 'allow' && cell.gaps.length === 0;
}
