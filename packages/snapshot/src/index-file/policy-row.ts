import type { GapId, PermissionGroupKey } from '../account/ids.ts';
import type { Effect, Holder, Place, Policy } from '../account/policy.ts';

/** A policy as it lies in a row: its place in the account's list, and what it names by the number of its row. */
export type PolicyRow = readonly [
  at: number,
  id: string | null,
  effect: Effect,
  effectAssumed: boolean,
  gaps: readonly GapId[],
  permissionGroups: readonly (readonly [group: GroupReference, gaps: readonly GapId[]])[],
  resourceGroups: readonly (readonly [id: string | null, name: string | null, places: number])[],
];

/** A permission group by the number of its row; its key where the account has none of it; null where it is unread. */
export type GroupReference = number | PermissionGroupKey | null;

/** Gives what a policy names the numbers of their rows. */
export interface RowNumbers {
  readonly ofGroup: (key: PermissionGroupKey) => number | undefined;
  readonly ofPlaces: (places: readonly Place[]) => number;
}

/** Lays a policy out. */
export function policyRow(policy: Policy, at: number, rows: RowNumbers): PolicyRow {
  const { id, effect, effectAssumed, gaps, permissionGroups, resourceGroups } = policy;
  return [
    at,
    id,
    effect,
    effectAssumed,
    gaps,
    permissionGroups.map(({ key, gaps: unseen }) => [
      key === null ? null : (rows.ofGroup(key) ?? key),
      unseen,
    ]),
    resourceGroups.map(({ id: group, name, places }) => [group, name, rows.ofPlaces(places)]),
  ];
}

/** Reads what a policy names. */
export interface NamedByRow {
  readonly groupAt: (row: number) => { readonly key: PermissionGroupKey };
  readonly placesAt: (row: number) => readonly Place[];
}

/** The policy again, for its holder. */
export function readPolicyRow(row: PolicyRow, holder: Holder, { groupAt, placesAt }: NamedByRow): Policy {
  const [, id, effect, effectAssumed, gaps, permissionGroups, resourceGroups] = row;
  return {
    id,
    effect,
    effectAssumed,
    gaps,
    permissionGroups: permissionGroups.map(([group, unseen]) => ({
      key: typeof group === 'number' ? groupAt(group).key : group,
      gaps: unseen,
    })),
    resourceGroups: resourceGroups.map(([group, name, list]) => ({
      id: group,
      name,
      places: placesAt(list),
    })),
    holder,
  };
}
