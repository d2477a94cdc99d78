import { type Access, compile, type Edit } from '@grantlens/engine';
import { afterEdits, type Concerned, changesBetween, slice } from '@grantlens/engine/internal';
import type { PrincipalKey } from '@grantlens/snapshot';
import { directionOf, openPoints, openRank, type Point, pointText, type RankOf } from './rank.ts';
import type { Unintended } from './unintended.ts';

/** How another end differs from that of the plan. */
export interface EndDifference {
  /** Whether it differs only where nobody decided what the plan changes, and is there as before. */
  readonly isCovered: boolean;
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
  const undecided = new Set(
    unintended.flatMap(({ kind, principal, points }) =>
      kind === 'moment' ? [] : points.map((point) => undecidedText(kind, principal.key, point)),
    ),
  );
  return ({ concerned, planned, other }) => {
    const part = slice(access, concerned);
    const [end, otherEnd] = [planned, other].map((edits) => compile(afterEdits(part, edits))) as [
      Access,
      Access,
    ];
    const [rankPlanned, rank] = [openRank(end), openRank(otherEnd)];
    const isCovered = changesBetween(end, otherEnd).every((change) => {
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
          return isAsBefore && undecided.has(undecidedText(undone, principal.key, point));
        })
      );
    });
    return { isCovered, rank };
  };
}

function undecidedText(kind: 'gain' | 'loss', principal: PrincipalKey, point: Point): string {
  return `${kind} ${principal} ${pointText(point)}`;
}
