import type { Access } from '@grantlens/engine';
import { type OtherChanges, otherChanges } from './other-changes.ts';
import type { Outcome, UnitOutcome } from './outcome.ts';
import { sideOf } from './side.ts';
import { type Decided, verifyUnits } from './verify-units.ts';

/** A review that is held to a later account: its own, or one of an earlier cycle. */
export interface ReviewToVerify {
  readonly before: Access;
  readonly decided: readonly Decided[];
}

/** What a later account shows of a review, and of earlier ones. */
export interface Verification {
  readonly results: readonly UnitOutcome[];
  /** What else changed: nobody decided it in this review. */
  readonly others: OtherChanges;
  /** What became of the revokes of each earlier review. */
  readonly previous: readonly (readonly UnitOutcome[])[];
}

/** Holds the decisions of a review to a later account. */
export function verifyReview(
  { before, decided }: ReviewToVerify,
  after: Access,
  earlier: readonly ReviewToVerify[] = [],
): Verification {
  const [was, is] = [sideOf(before), sideOf(after)];
  const revoked = new Set(decided.flatMap(({ unit, word }) => (word === 'revoke' ? [unit.id] : [])));
  const modified = decided.flatMap(({ unit, word }) => (word === 'modify' ? [unit.id] : []));
  return {
    results: verifyUnits(decided, was, is),
    others: otherChanges(was, is, new Set([...revoked, ...modified])),
    previous: earlier.map((review) => {
      const revokes = review.decided.filter(({ word }) => word === 'revoke');
      return verifyUnits(revokes, sideOf(review.before), is);
    }),
  };
}

/** How many units have each outcome. */
export function countOutcomes(results: readonly UnitOutcome[]): Readonly<Partial<Record<Outcome, number>>> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
