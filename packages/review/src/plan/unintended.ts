import type { Access } from '@grantlens/engine';
import { type Change, holds, reaches, typicalOf } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import { sideOf } from '../verification/side.ts';
import { changeRecord } from './change-record.ts';
import type { Placed } from './order.ts';
import type { PlanChange } from './plan.ts';
import type { UnitInForce } from './plan-input.ts';
import { directionOf, openRank, type Point, pointsOf } from './rank.ts';

/** Opens the question what of a step nobody decided. */
export function openUnintended(
  access: Access,
  inForce: readonly UnitInForce[],
): (step: Placed) => readonly PlanChange[] {
  const { units } = sideOf(access);
  const rank = openRank(access);
  const principals = new Map(access.account.principals.map((principal) => [principal.key, principal]));
  const revoked = new Set(
    inForce.flatMap(({ unit, word, settledBy }) => (word === 'revoke' && settledBy === null ? [unit] : [])),
  );
  const kept = new Set(
    inForce.flatMap(({ unit, word, saidKeep }) => (word === 'keep' || saidKeep ? [unit] : [])),
  );

  /** A gain is decided where each deny that cut it is itself revoked. */
  const isGainDecided = (principal: Principal, { permission, resource }: Point): boolean =>
    access.grantsOf(principal).every((grant) => {
      const { policy, permissionGroup, cell } = grant;
      if (policy.effect === 'allow' || !reaches(cell, permissionGroup, resource)) return true;
      if (permissionGroup !== null && holds(permissionGroup, permission) === null) return true;
      const under = units.under(grant);
      const deny = under.at(-1);
      return deny !== undefined && revoked.has(deny);
    });

  /** Whether something of which every unit was kept gave what is lost. */
  const isLossOfKept = (change: Change, principal: Principal): boolean => {
    const resource = typicalOf(change.scope);
    const asked = pointsOf(change, principal, access).map(({ permission }) => permission);
    return access.grantsOf(principal).some((grant) => {
      const { policy, permissionGroup, cell } = grant;
      return (
        policy.effect === 'allow' &&
        permissionGroup !== null &&
        units.under(grant).every((id) => kept.has(id)) &&
        reaches(cell, permissionGroup, resource) &&
        asked.some((permission) => holds(permissionGroup, permission) !== null)
      );
    });
  };

  return ({ draft, changes, momentary }) => [
    ...changes.flatMap((change): readonly PlanChange[] => {
      const principal = principals.get(change.principal.key);
      if (principal === undefined) return [];
      if (momentary.has(change)) return [record(change, access.account, { momentary: true })];
      switch (directionOf(change)) {
        case 'gain': {
          const points = pointsOf(change, principal, access).filter(
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
