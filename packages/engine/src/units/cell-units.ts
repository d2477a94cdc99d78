import type { Policy } from '@grantlens/snapshot';
import { addTo, invariant, type PolicyGrant } from '@grantlens/snapshot/internal';
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

/** What the policies of a holder give, unit by unit. */
export interface CellUnits {
  readonly units: readonly CellUnit[];
  /** How many entitlements of each who has the policies name no permission group, and so belong to no unit. */
  readonly rest: number;
  readonly privileged: Unit['privileged'];
}

/** Puts the cells of a holder's policies together, those that are the same thing as one; `note` is given the unit of each. */
export function cellUnitsOf(
  access: Access,
  { holder, policies }: { readonly holder: UnitHolder; readonly policies: readonly Policy[] },
  note: (cell: PolicyGrant, id: UnitId | null) => void,
): CellUnits {
  const units = new Map<UnitId, UnitSource[]>();
  const rest = new Set<string>();
  const held: Unit['privileged'][] = [];
  for (const policy of policies) {
    for (const cell of access.cellsOf(policy)) {
      const id = cellUnitId(holder, policy.effect, cell);
      note(cell, id);
      const source = { policy, cell };
      if (id === null) {
        rest.add(rowText(source));
        held.push(privilegedBy(access, { ...source, permissionGroup: access.groupOf(cell) }));
        continue;
      }
      addTo(units, id, source);
    }
  }
  const made = [...units].map(([id, sources]): CellUnit => {
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
  return {
    units: made,
    rest: rest.size,
    privileged: mostPrivileged([...held, ...made.map(({ privileged }) => privileged)]),
  };
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
