import type { GapCause } from '../account/gap.ts';
import type { GapId, PermissionGroupKey } from '../account/ids.ts';
import type { PolicyGrant } from '../account/policy.ts';
import { noteGap, noteOddity, type PolicyContext, type PolicyPlace } from './policy-place.ts';
import type { ReadResourceGroup } from './resource-groups.ts';

/**
 * The grants of a policy: every permission group on every object of every resource group (S2). Null stands for what
 * could not be read: a permission group, or the whole list of resource groups.
 */
export function cross(
  groups: readonly (PermissionGroupKey | null)[],
  reaches: readonly ReadResourceGroup[] | null,
  policyGaps: readonly GapId[],
  place: PolicyPlace,
  context: PolicyContext,
): readonly PolicyGrant[] {
  const grants = new Map<string, PolicyGrant>();
  for (const cell of cellsOf(reaches, place, context)) {
    for (const permissionGroup of groups) {
      const group = permissionGroup === null ? [groupGap(place, context)] : [];
      const gaps = [...policyGaps, ...group, ...cell.gaps];
      const grant = { ...cell, permissionGroup, gaps };
      const { scope } = cell;
      grants.set(
        JSON.stringify([permissionGroup, cell.resourceGroupId, cell.objectKey, scope?.key, gaps]),
        grant,
      );
    }
  }
  return [...grants].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant);
}

function groupGap(place: PolicyPlace, context: PolicyContext): GapId {
  const clouds = `any permission that a policy of ${place.of} gives: a permission group of it cannot be read`;
  return noteGap(context, place, 'permission-groups-unreadable', clouds);
}

type Cell = Omit<PolicyGrant, 'permissionGroup'>;

/** The resource half of the cross product: one cell per piece that reaches something, or may. */
function cellsOf(
  reaches: readonly ReadResourceGroup[] | null,
  place: PolicyPlace,
  context: PolicyContext,
): readonly Cell[] {
  const unknown = (
    reach: ReadResourceGroup | null,
    objectKey: string | null,
    cause: GapCause,
    why: string,
  ): Cell => ({
    scope: null,
    resourceGroupId: reach?.id ?? null,
    resourceGroupName: reach?.name ?? null,
    objectKey,
    gaps: [noteGap(context, place, cause, `where a policy of ${place.of} reaches: ${why}`, reach?.id)],
  });
  if (reaches === null)
    return [unknown(null, null, 'resource-groups-unreadable', 'its resource groups are not shown')];
  return reaches.flatMap((reach) => {
    if (reach.pieces === null) {
      return [
        unknown(
          reach,
          null,
          'resource-group-unresolved',
          'a resource group is shown neither inline nor in the list',
        ),
      ];
    }
    return reach.pieces.flatMap((piece): readonly Cell[] => {
      switch (piece.kind) {
        case 'reaches':
          return [
            {
              scope: piece.scope,
              resourceGroupId: reach.id,
              resourceGroupName: reach.name,
              objectKey: piece.objectKey,
              gaps: [],
            },
          ];
        case 'unseen':
          return [unknown(reach, piece.objectKey, 'scope-unreadable', 'a scope of it cannot be read')];
        case 'foreign':
          noteOddity(context, place, 'foreign-scope', `reaches into another account (${piece.key})`);
          return [];
        case 'empty':
          noteOddity(context, place, 'empty-objects', 'has a scope without objects');
          return [];
      }
    });
  });
}
