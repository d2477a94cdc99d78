import { type Scope, scopeIdentity } from '../keys/scope.ts';
import { isOfType } from './group-type.ts';
import { type GapId, gapId, type PermissionGroupKey } from './ids.ts';
import type { PermissionGroup } from './permission-group.ts';
import type { GrantedGroup, Place, Policy, PolicyGrant } from './policy.ts';

/**
 * Writes out the cross product of a policy (S2): a cell per permission group and place, in a stable order. A cell has
 * the gaps of all it is made of, and that of a mismatch where there is one (S7).
 */
export function cellsOf(
  policy: Policy,
  permissionGroups: ReadonlyMap<PermissionGroupKey, PermissionGroup>,
): readonly PolicyGrant[] {
  return policy.permissionGroups.flatMap((granted) => {
    const group = granted.key === null ? undefined : permissionGroups.get(granted.key);
    return policy.resourceGroups.flatMap(({ id, name, places }) =>
      places.map(
        (place): PolicyGrant => ({
          permissionGroup: granted.key,
          scope: place.scope,
          resourceGroupId: id,
          resourceGroupName: name,
          objectKey: place.objectKey,
          gaps: gapsOfCell({ policy, granted, group: group ?? null, place }),
        }),
      ),
    );
  });
}

const nothing: readonly GapId[] = [];

/**
 * What of a cell is in doubt: the gaps of all it is made of, and of a mismatch. `group` is null where it was
 * not read.
 */
export function gapsOfCell(cell: {
  readonly policy: Policy;
  readonly granted: GrantedGroup;
  readonly group: PermissionGroup | null;
  readonly place: Place;
}): readonly GapId[] {
  const { policy, granted, group, place } = cell;
  const mismatch = group === null ? null : mismatchOf(group, place.scope);
  const marked = policy.gaps.length + granted.gaps.length + place.gaps.length;
  // Nearly every cell was seen whole, and there are many.
  if (marked === 0 && mismatch === null) return nothing;
  return [...policy.gaps, ...granted.gaps, ...place.gaps, ...(mismatch === null ? [] : [mismatch])];
}

/** The gap of a permission group on something that is not of its type (S7); null where they match. */
export function mismatchOf(group: PermissionGroup, scope: Scope | null): GapId | null {
  const place = mismatchPlace(group, scope);
  return place === null ? null : gapId(`type-mismatch:${place}`);
}

/** What a mismatch is named by: `<group> on <scope>`. */
export function mismatchPlace(group: PermissionGroup, scope: Scope | null): string | null {
  // The whole account contains every type.
  if (scope === null || scope.kind === 'account' || group.types === null) return null;
  return isOfType(group, scope.type) ? null : `${group.key} on ${scopeIdentity(scope)}`;
}
