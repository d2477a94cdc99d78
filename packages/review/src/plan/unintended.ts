import { type Change, holds, reaches, typicalOf } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Side } from '../verification/side.ts';
import { changeRecord } from './change-record.ts';
import type { Placed } from './order.ts';
import type { PlanChange } from './plan.ts';
import type { UnitInForce } from './plan-input.ts';
import { directionOf, openPoints, openRank, type Point, permissionsOf } from './rank.ts';

/** Opens the question what of a step nobody decided. */
export function openUnintended(
  { access, units }: Side,
  inForce: readonly UnitInForce[],
): (step: Placed) => readonly PlanChange[] {
  const rank = openRank(access);
  const pointsOf = openPoints(access);
  const principals = new Map(access.account.principals.map((principal) => [principal.key, principal]));
  const revoked = new Set(
    inForce.flatMap(({ unit, word, settledBy }) => (word === 'revoke' && settledBy === null ? [unit] : [])),
  );
  const kept = new Set(
    inForce.flatMap(({ unit, word, saidKeep }) => (word === 'keep' || saidKeep ? [unit] : [])),
  );
  // A principal has many changes, and what they are held to is the same for all.
  const cuttingOf = remembered((principal: Principal) =>
    access.grantsOf(principal).flatMap((grant) => {
      if (grant.policy.effect === 'allow') return [];
      const deny = units.under(grant).at(-1);
      return deny !== undefined && revoked.has(deny) ? [] : [grant];
    }),
  );
  const keptOf = remembered((principal: Principal) =>
    access
      .grantsOf(principal)
      .filter(
        (grant) => grant.policy.effect === 'allow' && units.under(grant).every((unit) => kept.has(unit)),
      ),
  );

  /** A gain is decided where each deny that cut it is itself revoked. */
  const isGainDecided = (principal: Principal, { permission, resource }: Point): boolean =>
    cuttingOf(principal).every(
      ({ permissionGroup, cell }) =>
        !reaches(cell, permissionGroup, resource) ||
        (permissionGroup !== null && holds(permissionGroup, permission) === null),
    );

  /** Whether something of which every unit was kept gave what is lost. */
  const isLossOfKept = (change: Change, principal: Principal): boolean => {
    const resource = typicalOf(change.scope);
    const asked = permissionsOf(change);
    return keptOf(principal).some(
      ({ permissionGroup, cell }) =>
        permissionGroup !== null &&
        reaches(cell, permissionGroup, resource) &&
        asked.some((permission) => holds(permissionGroup, permission) !== null),
    );
  };

  return ({ draft, changes, momentary }) => [
    ...changes.flatMap((change): readonly PlanChange[] => {
      const principal = principals.get(change.principal.key);
      if (principal === undefined) return [];
      if (momentary.has(change)) return [record(change, access.account, { momentary: true })];
      switch (directionOf(change)) {
        case 'gain': {
          const points = pointsOf(change, principal).filter(
            ({ permission, resource }) => rank(principal.key, permission, resource) < 2,
          );
          return points.every((point) => isGainDecided(principal, point))
            ? []
            : [record(change, access.account)];
        }
        case 'loss':
          return isLossOfKept(change, principal) ? [record(change, access.account)] : [];
        case 'other':
          return [];
      }
    }),
    ...draft.doubts,
  ];
}

function record(change: Change, account: Account, more: PlanChange = {}): PlanChange {
  return changeRecord(change, account, more);
}
