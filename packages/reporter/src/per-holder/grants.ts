import type { Access, Grant } from '@grantlens/engine';
import { type HolderPolicies, policiesByHolder, sharedGrantId } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { nameOfHolder } from './list.ts';

/** A grant listed by holder, and who has it. */
export interface HeldGrant {
  /** As the first of the principals has it. */
  readonly grant: Grant;
  readonly principals: readonly Principal[];
}

/** Finds the grants that rows are of, by the id of the row that is the first of its grant. */
export function findHeldGrants(
  access: Access,
  rows: readonly EntitlementRow[],
): ReadonlyMap<string, HeldGrant> {
  const wanted = new Set(rows.map(({ id }) => id));
  const policies = new Set(rows.map(({ principalId, policyId }) => JSON.stringify([principalId, policyId])));
  const found = new Map<string, HeldGrant>();
  if (wanted.size > 0) for (const holder of policiesByHolder(access)) look(holder);
  return found;

  function look({ path, group, principals, ...rest }: HolderPolicies): void {
    const [principal] = principals;
    const { principalId } = nameOfHolder({ path, group, principals, ...rest });
    for (const policy of rest.policies) {
      if (principal === undefined || !policies.has(JSON.stringify([principalId, policy.id]))) continue;
      for (const cell of access.cellsOf(policy)) {
        const grant = { principal, policy, path, group, cell, permissionGroup: access.groupOf(cell) };
        const id = sharedGrantId(grant);
        if (wanted.has(id)) found.set(id, { grant, principals });
      }
    }
  }
}
