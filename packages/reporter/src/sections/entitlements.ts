import { type Access, type Grant, outcomesOf } from '@grantlens/engine';
import { grantId } from '@grantlens/engine/internal';
import type { RowsPer } from '../model/report.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { type Table, tableOf } from '../model/tables/table.ts';
import { listHeldEntitlements } from '../per-holder/list.ts';
import { inOrder, mergeOutcomes, nameOf, outcomeText, rowOf } from '../rows/entitlement-row.ts';
import { type GrantUnits, noteUnits } from '../rows/grant-units.ts';

/**
 * What everybody holds. Per principal: a row for each of its grants, principal by principal in the account's order. Per
 * holder: see `listHeldEntitlements`.
 */
export function listEntitlements(
  access: Access,
  rowsPer: RowsPer = 'principal',
  units: GrantUnits = noteUnits(access),
): Table<EntitlementRow> {
  return rowsPer === 'holder' ? listHeldEntitlements(access, units) : tableOf(listByPrincipal(access, units));
}

function listByPrincipal(access: Access, units: GrantUnits): readonly EntitlementRow[] {
  const byPrincipal = new Map(
    access.account.principals.map((principal) => [principal, new Map<string, EntitlementRow>()]),
  );
  for (const { cells } of outcomesOf(access)) {
    for (const outcomes of cells) {
      for (const { grant, effective, principals } of outcomes) {
        for (const principal of principals) {
          const idOf = (one: Grant) => grantId({ ...one, principal });
          const text = outcomeText(access, { grant, effective }, idOf);
          const id = idOf(grant);
          const rows = byPrincipal.get(principal);
          const same = rows?.get(id);
          rows?.set(
            id,
            same === undefined
              ? rowOf(access, {
                  ...{ id, named: nameOf(principal), grant, text },
                  units: units.under({ ...grant, principal }),
                })
              : mergeOutcomes(same, text),
          );
        }
      }
    }
  }
  return [...byPrincipal.values()].flatMap((rows) => [...rows.values()].sort(inOrder));
}
