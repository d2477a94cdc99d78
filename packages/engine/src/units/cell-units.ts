import type { Policy } from '@grantlens/snapshot';
import { addTo, invariant, scopeIdentity } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { privilegedBy } from '../findings/reading/privileged-grant.ts';
import { cellUnitId, type Unit, type UnitHolder, type UnitId, type UnitSource } from './unit.ts';

/** A unit that the cells of a holder's policies make. */
export interface CellUnit
  extends Pick<Unit, 'id' | 'access' | 'permissionGroup' | 'scope' | 'resourceGroupId' | 'privileged'> {
  readonly sources: readonly UnitSource[];
  /** How many entitlements each of those who have the policies has by it. */
  readonly rows: number;
}

/** Puts the cells of a holder's policies together, those that are the same thing as one. */
export function cellUnitsOf(
  access: Access,
  { holder, policies }: { readonly holder: UnitHolder; readonly policies: readonly Policy[] },
): readonly CellUnit[] {
  const units = new Map<UnitId, UnitSource[]>();
  for (const policy of policies) {
    for (const cell of access.cellsOf(policy)) {
      const id = cellUnitId(holder, policy.effect, cell);
      if (id !== null) addTo(units, id, { policy, cell });
    }
  }
  return [...units].map(([id, sources]): CellUnit => {
    const [first] = sources;
    invariant(first !== undefined, 'a unit has a source');
    const permissionGroup = access.groupOf(first.cell);
    const { scope, resourceGroupId } = first.cell;
    return {
      id,
      access: first.policy.effect,
      permissionGroup,
      scope,
      resourceGroupId: scope === null ? resourceGroupId : null,
      privileged: mostPrivileged(
        sources.map((source) => privilegedBy(access, { ...source, permissionGroup })),
      ),
      sources,
      // Of nearly all units there is one source, and nothing to tell apart.
      rows: sources.length === 1 ? 1 : new Set(sources.map(rowText)).size,
    };
  });
}

/** How many entitlements the policies of a holder give each who has them, and how privileged these are. */
export interface Tally {
  /** Those that name no permission group, and so belong to no unit, among them. */
  readonly rows: number;
  readonly privileged: Unit['privileged'];
}

/** Counts what the policies of a holder give, without the units. */
export function tallyCells(access: Access, policies: readonly Policy[]): Tally {
  const units = new Map<string, UnitSource | Set<string>>();
  const privileged = new Set<Unit['privileged']>();
  for (const policy of policies) {
    for (const cell of access.cellsOf(policy)) {
      const source = { policy, cell };
      const of = unitOf(source);
      const before = units.get(of);
      if (before === undefined) units.set(of, source);
      else units.set(of, (before instanceof Set ? before : new Set([rowText(before)])).add(rowText(source)));
      privileged.add(privilegedBy(access, { ...source, permissionGroup: access.groupOf(cell) }));
    }
  }
  const rows = [...units.values()].reduce((sum, one) => sum + (one instanceof Set ? one.size : 1), 0);
  return { rows, privileged: mostPrivileged([...privileged]) };
}

/** Equal for cells of one holder that belong to one unit, or to none. */
function unitOf({ policy, cell: { permissionGroup, scope, resourceGroupId } }: UnitSource): string {
  if (permissionGroup === null) return '';
  const place = scope === null ? resourceGroupId : scopeIdentity(scope);
  return JSON.stringify([policy.effect, permissionGroup, place]);
}

/** Privileged where one is, and unknown where it is unknown of one. */
export function mostPrivileged(all: readonly Unit['privileged'][]): Unit['privileged'] {
  if (all.includes('yes')) return 'yes';
  return all.includes('unknown') ? 'unknown' : 'no';
}

/** Equal for cells that are one entitlement: `grantId` tells entitlements of one holder apart by the same. */
export function rowText({ policy, cell }: UnitSource): string {
  const { permissionGroup, scope, resourceGroupId, objectKey, gaps } = cell;
  const unseen = permissionGroup === null || scope === null ? gaps : [];
  return JSON.stringify([policy.id, policy.effect, resourceGroupId, objectKey, scope?.key, ...unseen]);
}
