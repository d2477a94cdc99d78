import type {
  Account,
  PermissionGroup,
  Policy,
  Principal,
  PrincipalKey,
  UserGroup,
  UserGroupKey,
} from '@grantlens/snapshot';
import { cellsOf as cellsIn, lookupIn, type PolicyGrant, remembered } from '@grantlens/snapshot/internal';
import type { Grant, Way } from './grant.ts';

/** An account made ready to be asked. */
export interface Access {
  readonly account: Account;
  /** Every way of a principal to a policy, in a stable order. */
  readonly waysOf: (principal: Principal) => readonly Way[];
  /** The ways among some policies alone: those of each holder, and those that may be somebody's. */
  readonly waysTo: (
    principal: Principal,
    policiesOf: (holder: PrincipalKey | UserGroupKey) => readonly Policy[],
    possible: readonly Policy[],
  ) => readonly Way[];
  /** The policies that a principal itself, or a user group, holds, in a stable order. */
  readonly policiesOf: (holder: PrincipalKey | UserGroupKey) => readonly Policy[];
  /** The user group that holds a policy, or may hold it (S12); null where there is none, or it is not known which. */
  readonly userGroupOf: (policy: Pick<Policy, 'holder'>) => UserGroup | null;
  /** Every cell of a policy; the same objects whenever it is asked, because a grant is identified by its cell. */
  readonly cellsOf: (policy: Policy) => readonly PolicyGrant[];
  /** Every grant of a principal: its ways, each with every cell of its policy. */
  readonly grantsOf: (principal: Principal) => readonly Grant[];
  /** The permission group a policy's cell names; null where it could not be read. */
  readonly groupOf: (cell: Pick<PolicyGrant, 'permissionGroup'>) => PermissionGroup | null;
}

/** Compiles an account: which principals have which policies, and through which path. */
export function compile(account: Account): Access {
  const lookup = lookupIn(account);
  const groupNamed = remembered((key: UserGroupKey) => lookup.userGroup(key) ?? null);
  const userGroupOf: Access['userGroupOf'] = ({ holder }) =>
    holder.kind === 'principal' || holder.group === null ? null : groupNamed(holder.group);
  const policiesOf = remembered(lookup.policiesOf);

  const waysOf = (principal: Principal): readonly Way[] =>
    waysTo(principal, policiesOf, lookup.possiblePolicies());
  const waysTo: Access['waysTo'] = (principal, of, possible) => [
    ...of(principal.key).map((policy): Way => ({ principal, policy, path: 'direct', group: null })),
    ...principal.groups.flatMap((key) => {
      const policies = of(key);
      if (policies.length === 0) return [];
      const group = groupNamed(key);
      return policies.map((policy): Way => ({ principal, policy, path: 'group', group }));
    }),
    ...possible
      .filter((policy) => mayHold(policy, principal))
      .map((policy): Way => ({ principal, policy, path: 'group', group: userGroupOf(policy) })),
  ];
  const cellsOf = remembered((policy: Policy) => cellsIn(policy, account.permissionGroups));
  const groupOf: Access['groupOf'] = ({ permissionGroup }) =>
    permissionGroup === null ? null : (account.permissionGroups.get(permissionGroup) ?? null);
  const grantsOf = (principal: Principal): readonly Grant[] =>
    waysOf(principal).flatMap((way) =>
      cellsOf(way.policy).map((cell) => ({ ...way, cell, permissionGroup: groupOf(cell) })),
    );
  return { account, waysOf, waysTo, policiesOf, userGroupOf, cellsOf, grantsOf, groupOf };
}

/**
 * Whether a member may have a policy whose holder could not be seen (S12): not where they have it through its
 * group anyway.
 */
export function mayHold({ holder }: Policy, { kind, key, groups }: Principal): boolean {
  if (holder.kind !== 'possible' || kind !== 'member') return false;
  const { principal, group } = holder;
  return (principal === null || principal === key) && !groups.some((one) => one === group);
}
