import { type Access, type Grant, outcomesOf } from '@grantlens/engine';
import { type GrantId, type HolderPolicies, sharedGrantId } from '@grantlens/engine/internal';
import type { PolicyGrant } from '@grantlens/snapshot/internal';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { anyMember } from '../model/tables/entitlements.ts';
import type { Table } from '../model/tables/table.ts';
import { type Named, nameOf } from '../rows/entitlement-row.ts';
import type { GrantUnits } from '../rows/grant-units.ts';
import { openOutcomes } from './outcomes.ts';
import { type Divided, dividedIn, mergeParts, type Part } from './parts.ts';
import { openHeldTable } from './table.ts';

/**
 * What every holder of policies gives, a row for each of its grants: user group by user group, then principal by
 * principal. Members of a user group with another outcome than the others are listed in further rows of the grant, one for
 * each outcome; the ids of these rows begin with the id of the first.
 */
export function listHeldEntitlements(access: Access, units: GrantUnits): Table<EntitlementRow> {
  const idOf = openIds();
  const outcomes = openOutcomes(access, idOf);
  const table = openHeldTable(access, outcomes.aspect, units);
  const divide = dividedIn(outcomes);
  for (const { holder, cells } of outcomesOf(access)) {
    const of = { ...nameOfHolder(holder), path: holder.path, group: holder.group };
    const byId = new Map<string, Divided>();
    for (const ofCell of cells) {
      const [first] = ofCell;
      if (first === undefined) continue;
      const { grant } = first;
      const id = idOf(grant);
      const parts = ofCell.map((outcome): Part => {
        const { principals, isPlain } = outcome;
        return { principals, isPlain, outcome: outcomes.codeOf(outcome) };
      });
      const same = byId.get(id);
      if (same === undefined) byId.set(id, { id, grant, parts });
      else byId.set(id, { ...same, parts: mergeParts(same.parts, parts, outcomes) });
    }
    table.add(
      of,
      [...byId.values()].flatMap((one) => divide(one)),
    );
  }
  return table.finish();
}

/** The ids of grants; those of denies, which every row they cut names, are worked out once. */
function openIds(): (grant: Grant) => GrantId {
  const known = new Map<PolicyGrant, GrantId>();
  return (grant) => {
    if (grant.policy.effect === 'allow') return sharedGrantId(grant);
    const id = known.get(grant.cell) ?? sharedGrantId(grant);
    known.set(grant.cell, id);
    return id;
  };
}

/** How the rows of a holder name whose they are. */
export function nameOfHolder({ path, group, policies, principals }: HolderPolicies): Named {
  const held = policies[0]?.holder;
  const [principal] = principals;
  const isOneOnly = path === 'direct' || (held?.kind === 'possible' && held.principal !== null);
  if (isOneOnly && principal !== undefined) return nameOf(principal);
  const nobody = { principalKind: 'user-group', email: null, standing: null, conditions: [] } as const;
  return held?.kind === 'possible' || group === null
    ? { ...nobody, principalId: anyMember, name: null }
    : { ...nobody, principalId: group.id ?? group.key, name: group.name };
}
