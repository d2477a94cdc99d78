import type { Grant, Unit } from '@grantlens/engine';
import { holds, reaches } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { addTo, remembered } from '@grantlens/snapshot/internal';
import type { Side } from '../verification/side.ts';
import type { Candidate, OtherWords } from './candidate.ts';
import { ownDeny } from './own-deny.ts';
import type { UnitInForce } from './plan-input.ts';
import type { Point } from './rank.ts';
import { type Sketch, type SketchContext, unitsOfDrafts } from './sketch.ts';
import type { Unintended } from './unintended.ts';

/** What candidates are made from. */
export interface CandidateContext {
  readonly side: Side;
  readonly context: SketchContext;
  readonly inForce: ReadonlyMap<string, UnitInForce>;
  readonly sketch: Sketch;
  /** Whether a unit can be revoked besides, so that nothing is lost but what a deny has cut until now. */
  readonly isFree: (unit: Unit) => boolean;
}

/** Makes the next candidate; null where there is none of its kind. */
export type CandidateMaker = () => Candidate | null;

/**
 * Opens the question what may avoid some effects of one kind on one principal, of a step that takes some units: the
 * nearest to what was decided comes first.
 */
export function openCandidates(
  given: CandidateContext,
): (effects: readonly Unintended[], taken: readonly Unit[]) => readonly CandidateMaker[] {
  const { side, context, sketch, inForce, isFree } = given;
  const carried: ReadonlySet<string> = new Set(unitsOfDrafts(sketch.drafts));
  const settled = new Map<string, UnitInForce[]>();
  for (const one of inForce.values()) if (one.settledBy !== null) addTo(settled, one.settledBy, one);
  const grantsOf = remembered((principal: Principal) => side.access.grantsOf(principal));

  /** What allows at some points, or may, and is there still when a deny has fallen. */
  const allowsAt = (principal: Principal, points: readonly Point[]): readonly Grant[] =>
    grantsOf(principal).filter((grant) => grant.policy.effect !== 'deny' && bearsOn(grant, points));

  /** What denies at some points and falls. */
  const fallingAt = (principal: Principal, points: readonly Point[]): readonly Grant[] =>
    grantsOf(principal).filter(
      (grant) =>
        grant.policy.effect === 'deny' &&
        side.units.under(grant).some((unit) => carried.has(unit)) &&
        bearsOn(grant, points),
    );

  const isOpen = (unit: string): boolean => {
    const said = inForce.get(unit);
    return said !== undefined && !carried.has(unit) && said.word !== 'revoke' && said.word !== 'modify';
  };

  /** Of each grant, the first of its units that can be revoked too. */
  const revokeToo = (grants: readonly Grant[]): OtherWords | null => {
    const chosen = new Set<Unit>();
    for (const grant of grants) {
      const unit = side.units
        .under(grant)
        .flatMap((id) => side.byId.get(id) ?? [])
        .find((one) => one.kind !== 'account' && one.kind !== 'token' && isOpen(one.id) && isFree(one));
      if (unit === undefined) return null;
      chosen.add(unit);
    }
    return chosen.size === 0 ? null : { kind: 'revoke-too', keep: [], revoke: [...chosen] };
  };

  /** What a user group allows is revoked, and the member stays in it with what it denies. */
  const handoutsInstead = (taken: readonly Unit[]): OtherWords | null => {
    const [membership] = taken;
    if (membership?.kind !== 'membership') return null;
    const revoke = side.units.all.filter(
      ({ kind, group, access, id }) =>
        kind === 'handout' && group === membership.group && access === 'allow' && isOpen(id),
    );
    return revoke.length === 0 ? null : { kind: 'revoke-instead', keep: [membership], revoke };
  };

  /** What was not kept of a principal is revoked piece by piece. */
  const pieceByPiece = (taken: readonly Unit[]): OtherWords | null => {
    const [top] = taken;
    if (top?.kind !== 'account' && top?.kind !== 'token') return null;
    const revoke = (settled.get(top.id) ?? [])
      .filter(({ saidKeep }) => !saidKeep)
      .flatMap(({ unit }) => side.byId.get(unit) ?? []);
    return revoke.length === 0 ? null : { kind: 'revoke-instead', keep: [top], revoke };
  };

  return (effects, taken) => {
    const [first] = effects;
    if (first === undefined) return [];
    const { kind, principal } = first;
    const points = effects.flatMap((one) => one.points);
    const isCarried = (grant: Grant) => side.units.under(grant).some((unit) => carried.has(unit));
    const isLastCarried = (grant: Grant) =>
      side.units
        .under(grant)
        .slice(-1)
        .some((unit) => carried.has(unit));
    switch (kind) {
      case 'gain':
        return [
          () => revokeToo(allowsAt(principal, points).filter((grant) => !isCarried(grant))),
          () =>
            ownDeny(principal, fallingAt(principal, points), { side, context, sketch, isForAMoment: false }),
          () => handoutsInstead(taken),
        ];
      case 'moment':
        return [
          () => revokeToo(allowsAt(principal, points).filter((grant) => !isLastCarried(grant))),
          () =>
            ownDeny(principal, fallingAt(principal, points), { side, context, sketch, isForAMoment: true }),
        ];
      case 'loss':
        return [() => pieceByPiece(taken)];
    }
  };
}

function bearsOn({ cell, permissionGroup }: Grant, points: readonly Point[]): boolean {
  return points.some(
    ({ permission, resource }) =>
      reaches(cell, permissionGroup, resource) &&
      permissionGroup !== null &&
      holds(permissionGroup, permission) !== null,
  );
}
