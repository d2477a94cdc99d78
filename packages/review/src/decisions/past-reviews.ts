import { type Access, unitsOf } from '@grantlens/engine';
import type { Review } from '@grantlens/engine/internal';
import type { Policy, Principal } from '@grantlens/snapshot';
import type { PastDecision } from './previous-decisions.ts';

/**
 * Whose access a review looked at and let stand: a policy counts as looked at for somebody when every unit of it that
 * they have was decided. `access` is the account that the review was about.
 */
export function pastReviews(access: Access, decisions: readonly PastDecision[]): readonly Review[] {
  const units = unitsOf(access);
  const decided = new Map(decisions.map(({ unit, decidedAt }) => [unit, decidedAt]));
  return access.account.principals.flatMap((principal) =>
    access.waysOf(principal).flatMap((way): readonly Review[] => {
      const days = access.cellsOf(way.policy).flatMap((cell) => {
        const grant = { ...way, cell, permissionGroup: access.groupOf(cell) };
        return units.under(grant).map((id) => decided.get(id) ?? null);
      });
      return reviewOf(principal, way.policy, days);
    }),
  );
}

function reviewOf({ key }: Principal, { id }: Policy, days: readonly (string | null)[]): readonly Review[] {
  const first = days.filter((day) => day !== null).sort()[0];
  // A policy without an id is named by nothing that a later snapshot would show.
  if (id === null || first === undefined || days.includes(null)) return [];
  return [{ principal: key, policyId: id, on: first }];
}
