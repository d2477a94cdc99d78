import { type Access, type Grant, type Unit, type Units, unitsOf } from '@grantlens/engine';
import { cellUnitId, eachUnit } from '@grantlens/engine/internal';
import type { Principal, UserGroup } from '@grantlens/snapshot';
import { type PolicyGrant, remembered } from '@grantlens/snapshot/internal';
import { PackedTexts } from '../model/tables/packed-texts.ts';

/** The units that entitlements rest on. */
export interface GrantUnits {
  /** Those of a grant as one principal has it. */
  readonly under: Units['under'];
  /** The ids of all units, in their order. */
  readonly ids: PackedTexts;
  /**
   * Where among them is the one that everybody has who has a grant from its holder (a membership is each member's own); null
   * where there is none.
   */
  readonly placeOf: (grant: Grant) => number | null;
}

/** Lists the units of an account one by one, and gives what entitlements need to know of them. */
export function noteUnits(access: Access, visit: (unit: Unit) => void = () => undefined): GrantUnits {
  const ids = new PackedTexts();
  const ofCells = new Map<PolicyGrant, number>();
  const ofPrincipals = new Map<Principal, number>();
  for (const unit of eachUnit(access)) {
    const { kind, principal, sources } = unit;
    if (principal !== null && (kind === 'account' || kind === 'token'))
      ofPrincipals.set(principal, ids.length);
    for (const { cell } of sources) ofCells.set(cell, ids.length);
    ids.add(unit.id);
    visit(unit);
  }
  ids.finish();
  // A policy that may be anybody's can be the same as one of the group that it may come from.
  const handouts = remembered(
    ({ key }: UserGroup) =>
      new Map(
        access
          .policiesOf(key)
          .flatMap((policy) =>
            access
              .cellsOf(policy)
              .map((cell) => [
                cellUnitId({ kind: 'user-group', group: key }, policy.effect, cell),
                ofCells.get(cell),
              ]),
          ),
      ),
  );
  return {
    under: openUnder(access),
    ids,
    placeOf: ({ principal, policy, cell, path, group }) => {
      const own = ofCells.get(cell);
      if (own !== undefined) return own;
      if (path === 'direct') return ofPrincipals.get(principal) ?? null;
      if (group === null) return null;
      const id = cellUnitId({ kind: 'user-group', group: group.key }, policy.effect, cell);
      return id === null ? null : (handouts(group).get(id) ?? null);
    },
  };
}

/** Only where rows are listed by principal, as of a small account, is it asked for. */
function openUnder(access: Access): Units['under'] {
  let units: Units | null = null;
  return (grant) => {
    units ??= unitsOf(access);
    return units.under(grant);
  };
}
