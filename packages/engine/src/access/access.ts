import type {
  Account,
  PermissionGroup,
  Policy,
  Principal,
  PrincipalKey,
  UserGroupKey,
} from '@grantlens/snapshot';
import { addTo, cellsOf as cellsIn, type PolicyGrant, remembered } from '@grantlens/snapshot/internal';
import type { Grant, Way } from './grant.ts';

/** An account made ready to be asked. */
export interface Access {
  readonly account: Account;
  /** Every way of a principal to a policy, in a stable order. */
  readonly waysOf: (principal: Principal) => readonly Way[];
  /** The policies that a principal itself, or a user group, holds, in a stable order. */
  readonly policiesOf: (holder: PrincipalKey | UserGroupKey) => readonly Policy[];
  /** Every cell of a policy; the same objects whenever it is asked, because a grant is identified by its cell. */
  readonly cellsOf: (policy: Policy) => readonly PolicyGrant[];
  /** Every grant of a principal: its ways, each with every cell of its policy. */
  readonly grantsOf: (principal: Principal) => readonly Grant[];
  /** The permission group a policy's cell names; null where it could not be read. */
  readonly groupOf: (cell: Pick<PolicyGrant, 'permissionGroup'>) => PermissionGroup | null;
}

/** Compiles an account: which principals have which policies, and through which path. */
export function compile(account: Account): Access {
  const groups = new Map(account.userGroups.map((group) => [group.key, group]));
  const byHolder = indexPolicies(account.policies);
  const possible = account.policies.filter(({ holder }) => holder.kind === 'possible');

  const waysOf = (principal: Principal): readonly Way[] => [
    ...(byHolder.get(principal.key) ?? []).map(
      (policy): Way => ({ principal, policy, path: 'direct', group: null }),
    ),
    ...principal.groups.flatMap((key) => {
      const group = groups.get(key) ?? null;
      return (byHolder.get(key) ?? []).map((policy): Way => ({ principal, policy, path: 'group', group }));
    }),
    ...possible
      .filter((policy) => mayHold(policy, principal))
      .map((policy): Way => {
        const key = 'group' in policy.holder ? policy.holder.group : null;
        return { principal, policy, path: 'group', group: key === null ? null : (groups.get(key) ?? null) };
      }),
  ];
  const cellsOf = remembered((policy: Policy) => cellsIn(policy, account.permissionGroups));
  const groupOf: Access['groupOf'] = ({ permissionGroup }) =>
    permissionGroup === null ? null : (account.permissionGroups.get(permissionGroup) ?? null);
  const grantsOf = (principal: Principal): readonly Grant[] =>
    waysOf(principal).flatMap((way) =>
      cellsOf(way.policy).map((cell) => ({ ...way, cell, permissionGroup: groupOf(cell) })),
    );
  return {
    account,
    waysOf,
    policiesOf: (holder) => byHolder.get(holder) ?? [],
    cellsOf,
    grantsOf,
    groupOf,
  };
}

function indexPolicies(policies: readonly Policy[]): ReadonlyMap<string, readonly Policy[]> {
  const index = new Map<string, Policy[]>();
  for (const policy of policies) {
    const { holder } = policy;
    if (holder.kind === 'possible') continue;
    addTo(index, holder.kind === 'principal' ? holder.principal : holder.group, policy);
  }
  return index;
}

/** Whether a member may have a policy whose holder could not be seen (S12): not where they have it through its group anyway. */
export function mayHold({ holder }: Policy, { kind, key, groups }: Principal): boolean {
  if (holder.kind !== 'possible' || kind !== 'member') return false;
  const { principal, group } = holder;
  return (principal === null || principal === key) && !groups.some((one) => one === group);
}
