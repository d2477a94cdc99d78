import type { Account, Policy, Principal, UserGroup, UserGroupKey } from '@grantlens/snapshot';
import type { AccessDrawing } from './drawing.ts';
import { draw } from './drawing.ts';
import type { Grant } from './grant.ts';

/** An account made ready to be asked. */
export interface AccessGraph {
  readonly account: Account;
  /** Every grant of a principal, in a stable order. */
  readonly grantsOf: (principal: Principal) => readonly Grant[];
  /** The graph from principal to resource, drawn when first wanted. */
  readonly drawing: () => AccessDrawing;
}

/** Compiles an account: who holds which grants, by which path. */
export function compile(account: Account): AccessGraph {
  const groups = new Map(account.userGroups.map((group) => [group.key, group]));
  const byHolder = indexPolicies(account.policies);
  const perhaps = account.policies.filter(({ holder }) => holder.kind === 'perhaps');
  const cache = new Map<string, readonly Grant[]>();

  const grantsOf = (principal: Principal): readonly Grant[] => {
    const known = cache.get(principal.key);
    if (known !== undefined) return known;
    const direct = (byHolder.get(principal.key) ?? []).flatMap((policy) =>
      expand(policy, principal, null, account),
    );
    const viaGroups = principal.groups.flatMap((key) => {
      const group = groups.get(key) ?? null;
      return (byHolder.get(key) ?? []).flatMap((policy) => expand(policy, principal, group, account));
    });
    const unseen =
      principal.kind === 'member'
        ? perhaps.flatMap((policy) => expandPerhaps(policy, principal, groups, account))
        : [];
    const grants = [...direct, ...viaGroups, ...unseen];
    cache.set(principal.key, grants);
    return grants;
  };

  let drawn: AccessDrawing | null = null;
  return {
    account,
    grantsOf,
    drawing: () => {
      drawn ??= draw(account, grantsOf);
      return drawn;
    },
  };
}

function indexPolicies(policies: readonly Policy[]): ReadonlyMap<string, readonly Policy[]> {
  const index = new Map<string, Policy[]>();
  for (const policy of policies) {
    const { holder } = policy;
    if (holder.kind === 'perhaps') continue;
    const key = holder.kind === 'principal' ? holder.principal : holder.group;
    const same = index.get(key);
    if (same === undefined) index.set(key, [policy]);
    else same.push(policy);
  }
  return index;
}

function expand(
  policy: Policy,
  principal: Principal,
  group: UserGroup | null,
  account: Account,
): readonly Grant[] {
  return policy.grants.map((cell) => ({
    principal,
    policy,
    cell,
    path: policy.holder.kind === 'principal' ? 'direct' : 'group',
    group,
    permissionGroup:
      cell.permissionGroup === null ? null : (account.permissionGroups.get(cell.permissionGroup) ?? null),
  }));
}

/** A policy that may be somebody's, unless that member surely has it by the same group anyway. */
function expandPerhaps(
  policy: Policy,
  member: Principal,
  groups: ReadonlyMap<UserGroupKey, UserGroup>,
  account: Account,
): readonly Grant[] {
  const { holder } = policy;
  if (holder.kind !== 'perhaps' || (holder.principal !== null && holder.principal !== member.key)) return [];
  if (holder.group === null) return expand(policy, member, null, account);
  const isIn = member.groups.some((key) => key === holder.group);
  return isIn ? [] : expand(policy, member, groups.get(holder.group) ?? null, account);
}
