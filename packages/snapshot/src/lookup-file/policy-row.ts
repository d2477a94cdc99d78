import type { GapId, PermissionGroupKey, PrincipalKey, UserGroupKey } from '../account/ids.ts';
import type { Effect, GrantedGroup, Holder, Policy, PolicyKind, ReachedGroup } from '../account/policy.ts';

/** A permission group by the number of its row; its key where the account has none of it; null where it is unread. */
type GroupReference = number | PermissionGroupKey | null;

/** A principal by the number of its row, a user group by its own in a list, or whatever else there is. */
type HolderReference = number | readonly [userGroup: number] | Holder;

/** A policy, with what it names by the number of its row. */
export type PolicyRow = readonly [
  id: string | null,
  effect: Effect,
  holder: HolderReference,
  permissionGroups: readonly (GroupReference | readonly [group: GroupReference, gaps: readonly GapId[]])[],
  resourceGroups: readonly number[],
  kind?: PolicyKind,
  effectAssumed?: boolean,
  gaps?: readonly GapId[],
  createdAt?: string,
];

/** Finds the rows of what a policy names. */
export interface RowNumbers {
  readonly ofPrincipal: (key: PrincipalKey) => number | undefined;
  readonly ofUserGroup: (key: UserGroupKey) => number | undefined;
  readonly ofPermissionGroup: (key: PermissionGroupKey) => number | undefined;
  readonly ofResourceGroup: (group: ReachedGroup) => number;
}

/** A policy as a row; what is so of nearly every policy is left out. */
export function policyRow(policy: Policy, rows: RowNumbers): PolicyRow {
  const { kind, id, effect, effectAssumed, gaps, permissionGroups, resourceGroups, createdAt } = policy;
  const row = [
    id,
    effect,
    holderReference(policy.holder, rows),
    permissionGroups.map(({ key, gaps: unseen }) => {
      const group = key === null ? null : (rows.ofPermissionGroup(key) ?? key);
      return unseen.length === 0 ? group : ([group, unseen] as const);
    }),
    resourceGroups.map(rows.ofResourceGroup),
  ] as const;
  if (createdAt !== undefined) return [...row, kind, effectAssumed, gaps, createdAt];
  return kind === 'policy' && !effectAssumed && gaps.length === 0 ? row : [...row, kind, effectAssumed, gaps];
}

function holderReference(holder: Holder, rows: RowNumbers): HolderReference {
  if (holder.kind === 'principal') return rows.ofPrincipal(holder.principal) ?? holder;
  const group = holder.kind === 'user-group' ? rows.ofUserGroup(holder.group) : undefined;
  return group === undefined ? holder : [group];
}

/** Gives what a policy names by its row. */
export interface NamedByRow {
  readonly principalAt: (row: number) => PrincipalKey;
  readonly userGroupAt: (row: number) => UserGroupKey;
  readonly grantedAt: (row: number) => GrantedGroup & { readonly key: PermissionGroupKey };
  readonly resourceGroupAt: (row: number) => ReachedGroup;
}

/** Reads the policy of a row. */
export function readPolicyRow(row: PolicyRow, named: NamedByRow): Policy {
  const [id, effect, holder, permissionGroups, resourceGroups] = row;
  const [, , , , , kind = 'policy', effectAssumed = false, gaps = [], createdAt] = row;
  const granted = (group: GroupReference): GrantedGroup =>
    typeof group === 'number' ? named.grantedAt(group) : { key: group, gaps: [] };
  return {
    kind,
    id,
    holder: readHolder(holder, named),
    effect,
    effectAssumed,
    gaps,
    permissionGroups: permissionGroups.map((group) =>
      isMarked(group) ? { key: granted(group[0]).key, gaps: group[1] } : granted(group),
    ),
    resourceGroups: resourceGroups.map(named.resourceGroupAt),
    ...(createdAt === undefined ? {} : { createdAt }),
  };
}

function isMarked(
  group: PolicyRow[3][number],
): group is readonly [group: GroupReference, gaps: readonly GapId[]] {
  return Array.isArray(group);
}

function readHolder(holder: HolderReference, { principalAt, userGroupAt }: NamedByRow): Holder {
  if (typeof holder === 'number') return { kind: 'principal', principal: principalAt(holder) };
  return 'kind' in holder ? holder : { kind: 'user-group', group: userGroupAt(holder[0]) };
}
