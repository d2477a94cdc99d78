import type { Policy, Principal, Scope } from '@grantlens/snapshot';
import type { PermissionGroupKey, Place } from '@grantlens/snapshot/internal';
import { reaches } from '../decision/reaches.ts';
import { addBits, type Bits, commonBits, isEmpty } from '../permissions/bits.ts';
import type { DifferentCell } from './different-cells.ts';
import { typicalOfType } from './partition.ts';
import type { Side, SidedCell } from './side.ts';

/** The cells of a principal that have to do with a difference. */
export interface RelevantCells {
  readonly cells: readonly SidedCell[];
  /** The policies they are of. */
  readonly policies: readonly Policy[];
}

/** Finds the cells that may hold a permission, on something, of which others make the difference. */
export function openRelevance(
  different: readonly DifferentCell[],
  blocks: number,
): (principal: Principal | null, side: Side) => RelevantCells {
  const permissions: Bits = new Uint32Array(blocks);
  for (const { one } of different) addBits(permissions, one.holds.may);
  const isNear = nearness(different);
  // Many policies share the places of a resource group.
  const seenPlaces = new Map<readonly Place[], boolean>();
  const hasNear = (places: readonly Place[]): boolean => {
    const seen = seenPlaces.get(places);
    if (seen !== undefined) return seen;
    const has = places.some(({ scope }) => isNear(scope));
    seenPlaces.set(places, has);
    return has;
  };
  const known = new Map<Side, Map<PermissionGroupKey | null, boolean>>();
  return (principal, side) => {
    const groups = known.get(side) ?? new Map<PermissionGroupKey | null, boolean>();
    known.set(side, groups);
    const holdsAny = (key: PermissionGroupKey | null): boolean => {
      const seen = groups.get(key);
      if (seen !== undefined) return seen;
      const group = key === null ? null : (side.access.account.permissionGroups.get(key) ?? null);
      const holds = !isEmpty(commonBits(side.contentsOf(group).may, permissions));
      groups.set(key, holds);
      return holds;
    };
    const policies: Policy[] = [];
    const cells: SidedCell[] = [];
    for (const policy of policiesOf(principal, side)) {
      if (!policy.permissionGroups.some(({ key }) => holdsAny(key))) continue;
      if (!policy.resourceGroups.some(({ places }) => hasNear(places))) continue;
      const near = side.cellsOf(
        policy,
        ({ permissionGroup, scope }) => holdsAny(permissionGroup) && isNear(scope),
      );
      policies.push(policy);
      for (const one of near) cells.push(one);
    }
    return { policies, cells };
  };
}

/** Whether a scope may have something in common with those of the cells that differ. */
function nearness(different: readonly DifferentCell[]): (scope: Scope | null) => boolean {
  const named = new Set<string>();
  const wide = new Map<string, SidedCell>();
  for (const { one } of different) {
    const { scope } = one.cell;
    if (scope?.kind === 'resource') named.add(scope.resource);
    else wide.set(`${scope?.kind} ${scope?.key} ${one.cell.permissionGroup}`, one);
  }
  const known = new Map<string, boolean>();
  const isTypeReached = (type: string): boolean => {
    const seen = known.get(type);
    if (seen !== undefined) return seen;
    const on = typicalOfType(type);
    const isReached = [...wide.values()].some(({ cell, permissionGroup }) =>
      reaches(cell, permissionGroup, on),
    );
    known.set(type, isReached);
    return isReached;
  };
  return (scope) => scope?.kind !== 'resource' || named.has(scope.resource) || isTypeReached(scope.type);
}

function policiesOf(principal: Principal | null, { access, possible }: Side): readonly Policy[] {
  if (principal === null) return [];
  if (possible.length > 0) return access.waysOf(principal).map(({ policy }) => policy);
  return [principal.key, ...principal.groups].flatMap((holder) => access.policiesOf(holder));
}
