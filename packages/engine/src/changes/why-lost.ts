import type { Gap, PermissionGroup, Policy, Principal, UserGroup, UserGroupKey } from '@grantlens/snapshot';
import {
  type CollectionName,
  collectionGapId,
  type GapId,
  type PolicyGrant,
} from '@grantlens/snapshot/internal';
import type { Cause, NamedPolicy, PolicyPart } from './cause.ts';
import type { Side } from './side.ts';

/** A principal on one side and, if it is there too, on the other. `here` is the side that has what the other lacks. */
export interface Crossing {
  readonly here: Side;
  readonly there: Side;
  /** The principal there. */
  readonly principalThere: Principal | null;
  readonly principalHere: Principal;
}

/** Why a principal has this policy on one side and not on the other. */
export function whyPolicyLost(policy: Policy, crossing: Crossing): readonly Cause[] {
  const { here, there, principalThere, principalHere } = crossing;
  const { holder } = policy;
  if (principalThere === null) return [whyPrincipalLost(crossing)];
  const closed =
    policy.kind === 'unseen' || holder.kind === 'possible' ? gapsClosed(gapsIn(policy), crossing) : [];
  if (closed.length > 0) return closed;
  const group = here.access.userGroupOf(policy);
  if (group !== null) {
    const gone = membershipLost(group, holder.kind === 'possible', { ...crossing, principalThere });
    if (gone !== null) return [gone];
  }
  const opened = there.access
    .policiesOf(group?.key ?? principalHere.key)
    .filter(({ kind }) => kind === 'unseen')
    .flatMap(gapsIn);
  const hidden = gapsOpened(opened, crossing);
  return hidden.length > 0 ? hidden : [{ kind: 'policy-removed', policy: named(policy, here) }];
}

/** Why a principal is not there. */
export function whyPrincipalLost(crossing: Crossing): Cause {
  const collection = crossing.principalHere.kind === 'token' ? 'accountTokens' : 'members';
  return hiddenThere(collection, crossing) ?? { kind: 'principal-removed' };
}

/** Why a cell of a policy is not in the policy of the same id there, or is more or less sure there. */
export function whyCellLost(
  cell: PolicyGrant,
  [policy, other]: readonly [Policy, Policy],
  crossing: Crossing,
): readonly Cause[] {
  const { here, there } = crossing;
  const gaps = [
    ...gapsClosed(cell.gaps, crossing),
    ...gapsOpened(
      twinsOf(cell, other, there).flatMap((twin) => twin.gaps),
      crossing,
    ),
  ];
  if (gaps.length > 0) return gaps;
  const group = other.permissionGroups.some(({ key }) => key === cell.permissionGroup);
  const reach = other.resourceGroups.find(({ id }) => id === cell.resourceGroupId);
  const isThere = there.access.cellsOf(other).some((twin) => isSamePlace(twin, cell));
  const what: readonly PolicyPart[] = [
    ...(policy.effect === other.effect ? [] : ['access' as const]),
    ...(group ? [] : ['permission-groups' as const]),
    ...(isThere || (reach !== undefined && reach.id !== null) ? [] : ['resource-groups' as const]),
  ];
  const changed: Cause = { kind: 'policy-changed', policy: named(policy, here), what };
  const { resourceGroupId: id, resourceGroupName: name } = cell;
  return [
    ...(what.length > 0 ? [changed] : []),
    ...(isThere || reach === undefined || id === null
      ? []
      : [{ kind: 'resource-group-changed', resourceGroup: { id, name } } as const]),
  ];
}

/** A policy as a cause names it. */
export function named(policy: Policy, { access }: Side): NamedPolicy {
  const { id, effect, permissionGroups } = policy;
  const groups = permissionGroups.flatMap(({ key }) =>
    key === null ? [] : (access.account.permissionGroups.get(key) ?? []),
  );
  return { id, effect, permissionGroups: groups, userGroup: access.userGroupOf(policy) };
}

function membershipLost(
  group: UserGroup,
  isPossible: boolean,
  crossing: Crossing & { readonly principalThere: Principal },
): Cause | null {
  const { there, principalThere } = crossing;
  const isIn = ({ groups }: Principal, key: UserGroupKey) => groups.some((one) => one === key);
  if (!there.userGroups.has(group.key))
    return hiddenThere('userGroups', crossing) ?? { kind: 'user-group-removed', userGroup: group };
  // Somebody who was possibly in the group, and now certainly is, has its policies in another way.
  if (isPossible)
    return isIn(principalThere, group.key) ? { kind: 'joined-user-group', userGroup: group } : null;
  if (isIn(principalThere, group.key)) return null;
  return hiddenThere('userGroupMembers', crossing) ?? { kind: 'left-user-group', userGroup: group };
}

/** The cells there that are, or could be, of the same permission group at the same place. */
function twinsOf(cell: PolicyGrant, other: Policy, { access }: Side): readonly PolicyGrant[] {
  const isGroup = ({ permissionGroup }: PolicyGrant) =>
    permissionGroup === cell.permissionGroup || permissionGroup === null;
  const isPlace = (twin: PolicyGrant) => isSamePlace(twin, cell) || twin.scope === null;
  return access.cellsOf(other).filter((twin) => isGroup(twin) && isPlace(twin));
}

function isSamePlace(a: PolicyGrant, b: PolicyGrant): boolean {
  return a.scope?.kind === b.scope?.kind && a.scope?.key === b.scope?.key;
}

/** Whether two descriptions of a permission group say that it acts on the same types. */
export function haveSameTypes({ types: a }: PermissionGroup, { types: b }: PermissionGroup): boolean {
  if (a === null || b === null) return a === b;
  return a.size === b.size && [...a].every((type) => b.has(type));
}

/** That a collection could be seen whole here, and cannot there. */
function hiddenThere(collection: CollectionName, crossing: Crossing): Cause | null {
  const status = crossing.there.access.account.coverage.find((row) => row.collection === collection)?.status;
  if (status === undefined) return null;
  return gapsOpened([collectionGapId(collection, status)], crossing)[0] ?? null;
}

function gapsOpened(ids: readonly GapId[], { here, there }: Crossing): readonly Cause[] {
  return gapsOnlyOn(there, here, ids).map((gap) => ({ kind: 'gap-opened', gap }));
}

function gapsClosed(ids: readonly GapId[], { here, there }: Crossing): readonly Cause[] {
  return gapsOnlyOn(here, there, ids).map((gap) => ({ kind: 'gap-closed', gap }));
}

/** The gaps among these that only one side has. A doubt because of a permission group is not a gap of its own. */
function gapsOnlyOn(side: Side, other: Side, ids: readonly GapId[]): readonly Gap[] {
  return ids
    .filter((id) => !other.access.account.gaps.has(id))
    .flatMap((id) => side.access.account.gaps.get(id) ?? [])
    .filter(({ cause }) => !isOfType(cause));
}

function isOfType(cause: string): boolean {
  return cause === 'type-unknown' || cause === 'type-mismatch';
}

function gapsIn({ gaps, permissionGroups, resourceGroups }: Policy): readonly GapId[] {
  const places = resourceGroups.flatMap((group) => group.places);
  return [...gaps, ...[...permissionGroups, ...places].flatMap((part) => part.gaps)];
}
