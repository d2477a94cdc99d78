import { type Change, holds, reaches, typicalOf } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Side } from '../verification/side.ts';
import type { Placed } from './order.ts';
import type { UnitInForce } from './plan-input.ts';
import { directionOf, openPoints, openRank, type Point, permissionsOf } from './rank.ts';

/** What a step changes and nobody decided. */
export interface Unintended {
  readonly change: Change;
  readonly principal: Principal;
  /** `moment`: a gain that nobody has before the plan or after it. */
  readonly kind: 'gain' | 'loss' | 'moment';
  /** Where. */
  readonly points: readonly Point[];
}

/** What was decided, as far as it says what of a plan was not. */
export interface Decided {
  readonly isRevoked: (unit: string) => boolean;
  readonly isKept: (unit: string) => boolean;
}

/** What is decided by the words in force. */
export function decidedBy(inForce: readonly UnitInForce[]): Decided {
  const revoked = new Set(
    inForce.flatMap(({ unit, word, settledBy }) => (word === 'revoke' && settledBy === null ? [unit] : [])),
  );
  const kept = new Set(
    inForce.flatMap(({ unit, word, saidKeep }) => (word === 'keep' || saidKeep ? [unit] : [])),
  );
  return { isRevoked: (unit) => revoked.has(unit), isKept: (unit) => kept.has(unit) };
}

/** Opens the question what of a step nobody decided. */
export function openUnintended(
  { access, units }: Side,
  { isRevoked, isKept }: Decided,
): (step: Placed) => readonly Unintended[] {
  const rank = openRank(access);
  const pointsOf = openPoints(access);
  const principals = new Map(access.account.principals.map((principal) => [principal.key, principal]));
  // A principal has many changes, and what they are held to is the same for all.
  const cuttingOf = remembered((principal: Principal) =>
    access.grantsOf(principal).flatMap((grant) => {
      if (grant.policy.effect === 'allow') return [];
      const deny = units.under(grant).at(-1);
      return deny !== undefined && isRevoked(deny) ? [] : [grant];
    }),
  );
  const keptOf = remembered((principal: Principal) =>
    access
      .grantsOf(principal)
      .filter((grant) => grant.policy.effect === 'allow' && units.under(grant).every(isKept)),
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

  return ({ changes, momentary }) =>
    changes.flatMap((change): readonly Unintended[] => {
      const principal = principals.get(change.principal.key);
      if (principal === undefined) return [];
      if (momentary.has(change))
        return [{ change, principal, kind: 'moment', points: pointsOf(change, principal) }];
      switch (directionOf(change)) {
        case 'gain': {
          const points = pointsOf(change, principal).filter(
            (point) =>
              rank(principal.key, point.permission, point.resource) < 2 && !isGainDecided(principal, point),
          );
          return points.length === 0 ? [] : [{ change, principal, kind: 'gain', points }];
        }
        case 'loss':
          return isLossOfKept(change, principal)
            ? [{ change, principal, kind: 'loss', points: pointsOf(change, principal) }]
            : [];
        case 'other':
          return [];
      }
    });
}
