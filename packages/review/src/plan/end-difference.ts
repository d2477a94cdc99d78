import { type Access, compile, type Edit } from '@grantlens/engine';
import { afterEdits, type Concerned, changesBetween, slice } from '@grantlens/engine/internal';
import type { Account, PrincipalKey } from '@grantlens/snapshot';
import { addTo, once, remembered } from '@grantlens/snapshot/internal';
import { directionOf, openPoints, openRank, type Point, pointText, type RankOf } from './rank.ts';
import type { Unintended } from './unintended.ts';

/** How another end differs from that of the plan. */
export interface EndDifference {
  /** Whether it differs only where nobody decided what the plan changes, and is there as before. */
  readonly isCovered: () => boolean;
  /** What can be done in the other end. */
  readonly rank: RankOf;
}

/** Two lists of edits, and whom those concern that are in one of them alone. */
export interface TwoEnds {
  readonly concerned: Concerned;
  readonly planned: readonly Edit[];
  readonly other: readonly Edit[];
}

/** Opens the question how another end differs from that of a plan that changes something nobody decided. */
export function openEndDifference(
  access: Access,
  unintended: readonly Unintended[],
): (ends: TwoEnds) => EndDifference {
  const before = openRank(access);
  const pointsOf = openPoints(access);
  const principals = new Map(access.account.principals.map((principal) => [principal.key, principal]));
  const ofPrincipal = new Map<PrincipalKey, Unintended[]>();
  for (const one of unintended) addTo(ofPrincipal, one.principal.key, one);
  // A plan may change much for many, and is asked of few.
  const undecidedOf = remembered(
    (principal: PrincipalKey): ReadonlySet<string> =>
      new Set(
        (ofPrincipal.get(principal) ?? []).flatMap(({ kind, points }) =>
          kind === 'moment' ? [] : points.map((point) => undecidedText(kind, point)),
        ),
      ),
  );

  const isCovered = (end: Access, otherEnd: Access): boolean => {
    const [rankPlanned, rank] = [openRank(end), openRank(otherEnd)];
    return changesBetween(end, otherEnd).every((change) => {
      const principal = principals.get(change.principal.key);
      const direction = directionOf(change);
      if (principal === undefined || direction === 'other') return direction === 'other';
      const points = pointsOf(change, principal);
      const at = (ranks: RankOf, { permission, resource }: Point) =>
        ranks(principal.key, permission, resource);
      const undone = direction === 'loss' ? 'gain' : 'loss';
      return (
        points.length > 0 &&
        points.every((point) => {
          const [was, is] = [at(before, point), at(rank, point)];
          if (at(rankPlanned, point) === is) return true;
          const isAsBefore = direction === 'loss' ? is >= was : is <= was;
          return isAsBefore && undecidedOf(principal.key).has(undecidedText(undone, point));
        })
      );
    });
  };

  // A row says of what holds everything no more than that: what was cut of it before has a row from there alone.
  const staysBetween = (was: Access, end: Access, otherEnd: Access): boolean => {
    const [rankPlanned, rank] = [openRank(end), openRank(otherEnd)];
    return changesBetween(was, otherEnd).every((change) => {
      const principal = principals.get(change.principal.key);
      if (principal === undefined) return true;
      return pointsOf(change, principal).every(({ permission, resource }) => {
        const at = (ranks: RankOf) => ranks(principal.key, permission, resource);
        const [from, to, is] = [at(before), at(rankPlanned), at(rank)];
        return is >= Math.min(from, to) && is <= Math.max(from, to);
      });
    });
  };

  return ({ concerned, planned, other }) => {
    const endsOf = (part: Account): readonly [Access, Access] => [
      compile(afterEdits(part, planned)),
      compile(afterEdits(part, other)),
    ];
    const part = once(() => slice(access, concerned));
    const ends = once(() => endsOf(part()));
    const rank = once(() => openRank(ends()[1]));
    // Whoever has nothing undecided is to lose nothing: one of them mostly shows it, and many may be concerned.
    const [one] = concerned.principals.filter(({ key }) => !ofPrincipal.has(key));
    const isAlone = concerned.principals.length === 1;
    const alone =
      one === undefined || isAlone ? null : { principals: [one], userGroups: concerned.userGroups };
    return {
      isCovered: () =>
        (alone === null || isCovered(...endsOf(slice(access, alone)))) &&
        isCovered(...ends()) &&
        staysBetween(compile(part()), ...ends()),
      rank: (...asked) => rank()(...asked),
    };
  };
}

function undecidedText(kind: 'gain' | 'loss', point: Point): string {
  return `${kind} ${pointText(point)}`;
}
