import type { Gap, PermissionGroup, Policy } from '@grantlens/snapshot';
import { contentsGapId, type GapId, invariant, type PolicyGrant } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';
import type { Bearing } from './decide.ts';
import { type Containment, holds } from './holds.ts';
import type { AskedPermission } from './permission.ts';
import { reaches } from './reaches.ts';
import type { Resource } from './resource.ts';
import type { Certainty } from './verdict.ts';

/** A cell of a policy that bears on a question, with what certainty, and what of it could not be seen. */
export interface BearingCell extends Bearing {
  readonly cell: PolicyGrant;
  readonly permissionGroup: PermissionGroup | null;
  readonly gaps: readonly GapId[];
}

/** A grant that bears on a question. */
export interface BearingGrant extends Bearing {
  readonly grant: Grant;
  readonly gaps: readonly GapId[];
}

/** The cells of a policy that bear on a permission and a resource; the others certainly do not. */
export function bearingCells(
  policy: Policy,
  permission: AskedPermission,
  resource: Resource,
  { cellsOf, groupOf }: Pick<Access, 'cellsOf' | 'groupOf'>,
): readonly BearingCell[] {
  // The cells of a policy are many, its permission groups few: where none of them may hold it, none is written out.
  const isPossible = policy.permissionGroups.some(({ key }) => {
    const group = groupOf({ permissionGroup: key });
    return group === null || holds(group, permission) !== null;
  });
  if (!isPossible) return [];
  return cellsOf(policy).flatMap((cell) => {
    const permissionGroup = groupOf(cell);
    const gaps = doubtsOn(cell, permissionGroup, permission, resource);
    if (gaps === null) return [];
    return [
      { cell, permissionGroup, effect: policy.effect, certainty: gaps.length === 0 ? 'sure' : 'maybe', gaps },
    ];
  });
}

/** What keeps a cell from bearing for certain: nothing, or gaps; null when it certainly does not bear. */
function doubtsOn(
  cell: Pick<PolicyGrant, 'scope' | 'gaps'>,
  permissionGroup: PermissionGroup | null,
  permission: AskedPermission,
  resource: Resource,
): readonly GapId[] | null {
  if (!reaches(cell, permissionGroup, resource)) return null;
  const holding = permissionGroup === null ? null : holds(permissionGroup, permission);
  if (permissionGroup !== null && holding === null) return null;
  return withDoubt(cell.gaps, holding);
}

/** The gaps of a cell, and that of the contents which make its permission group hold something only as a "maybe". */
export function withDoubt(gaps: readonly GapId[], holding: Containment | null): readonly GapId[] {
  return holding === null || holding.doubt === null ? gaps : [...gaps, contentsGapId(holding.doubt.key)];
}

/** How a grant bears on a permission and a resource; null when it certainly does not. */
export function bearingOf(
  grant: Grant,
  permission: AskedPermission,
  resource: Resource,
): BearingGrant | null {
  const gaps = doubtsOn(grant.cell, grant.permissionGroup, permission, resource);
  if (gaps === null) return null;
  return { grant, effect: grant.policy.effect, certainty: gaps.length === 0 ? 'sure' : 'maybe', gaps };
}

/** With what certainty a cell bears on a permission and a resource; null when it certainly does not. */
export function certaintyOf(
  {
    cell,
    permissionGroup,
  }: Pick<Grant, 'permissionGroup'> & { readonly cell: Pick<PolicyGrant, 'scope' | 'gaps'> },
  permission: AskedPermission,
  resource: Resource,
): Certainty | null {
  const gaps = doubtsOn(cell, permissionGroup, permission, resource);
  if (gaps === null) return null;
  return gaps.length === 0 ? 'sure' : 'maybe';
}

/** The gaps that took part, each once, in order of id. */
export function gapsOf(bearings: readonly BearingGrant[], { account }: Access): readonly Gap[] {
  const ids = [...new Set(bearings.flatMap(({ gaps }) => gaps))].sort();
  return ids.map((id) => {
    const gap = account.gaps.get(id);
    invariant(gap !== undefined, `the gap ${id} is noted`);
    return gap;
  });
}
