import type { Zone } from '../account/account.ts';
import type { GapId, PermissionGroupKey } from '../account/ids.ts';
import type { PermissionGroup } from '../account/permission-group.ts';
import type { Effect, Holder, Place, Policy, PolicyKind } from '../account/policy.ts';
import type { PlaceList } from './place-list.ts';

/** A policy as it lies in a row: its place in the account's list, and what it names by the number of its row. */
export type PolicyRow = readonly [
  at: number,
  kind: PolicyKind,
  id: string | null,
  effect: Effect,
  effectAssumed: boolean,
  gaps: readonly GapId[],
  permissionGroups: readonly (readonly [group: GroupReference, gaps: readonly GapId[]])[],
  resourceGroups: readonly (readonly [id: string | null, name: string | null, places: number])[],
];

/** A permission group by the number of its row; its key where the account has none of it; null where it is unread. */
export type GroupReference = number | PermissionGroupKey | null;

/** A policy that may be somebody's, with the row of its user group. */
export interface PossibleRow {
  readonly holder: Extract<Holder, { kind: 'possible' }>;
  readonly userGroup: number | null;
  readonly policy: PolicyRow;
}

/** Finds the rows of what a policy names. */
export interface RowNumbers {
  readonly ofGroup: (key: PermissionGroupKey) => number | undefined;
  readonly ofPlaces: (places: readonly Place[]) => number;
}

/** A policy as a row. */
export function policyRow(policy: Policy, at: number, rows: RowNumbers): PolicyRow {
  const { kind, id, effect, effectAssumed, gaps, permissionGroups, resourceGroups } = policy;
  return [
    at,
    kind,
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

/** Reads what a policy names, by row. */
export interface NamedByRow {
  readonly permissionGroupAt: (row: number) => PermissionGroup;
  readonly placeListAt: (row: number) => PlaceList;
}

/** A policy with the permission groups and zones that it names. */
export interface NamedPolicy {
  readonly policy: Policy;
  readonly permissionGroups: readonly PermissionGroup[];
  readonly zones: readonly Zone[];
}

/** Reads a policy of a holder, and what it names. */
export function readPolicyRow(
  row: PolicyRow,
  holder: Holder,
  { permissionGroupAt, placeListAt }: NamedByRow,
): NamedPolicy {
  const [, kind, id, effect, effectAssumed, gaps, permissionGroups, resourceGroups] = row;
  const named: PermissionGroup[] = [];
  const zones: Zone[] = [];
  const keyOf = (group: GroupReference): PermissionGroupKey | null => {
    if (typeof group !== 'number') return group;
    const read = permissionGroupAt(group);
    named.push(read);
    return read.key;
  };
  const placesAt = (list: number): readonly Place[] => {
    const read = placeListAt(list);
    zones.push(...read.zones);
    return read.places;
  };
  const policy: Policy = {
    kind,
    id,
    effect,
    effectAssumed,
    gaps,
    permissionGroups: permissionGroups.map(([group, unseen]) => ({
      key: keyOf(group),
      gaps: unseen,
    })),
    resourceGroups: resourceGroups.map(([group, name, list]) => ({
      id: group,
      name,
      places: placesAt(list),
    })),
    holder,
  };
  return { policy, permissionGroups: named, zones };
}
