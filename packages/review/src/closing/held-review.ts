import type { Access } from '@grantlens/engine';
import { exceptionsOn } from '../decisions/exceptions.ts';
import { inForce } from '../decisions/in-force.ts';
import type { ReviewState } from '../decisions/review-state.ts';
import type { EntryOf, LogLine } from '../log/entry.ts';
import type { UnitOutcome } from '../verification/outcome.ts';
import { type Verification, verifyReview } from '../verification/verify-review.ts';

/** A review, the account that it was about, and how that was later. */
export interface ReviewToClose {
  readonly state: ReviewState;
  readonly before: Access;
  /** The snapshot that the last verification names; null where there is none, or it is not kept. */
  readonly after: Access | null;
  /** The day (`2026-03-31`) on which exceptions must be in force. */
  readonly today: string;
}

/** A review that is held to the later account, with the words that are carried out. */
export interface HeldReview extends ReviewToClose {
  readonly exceptions: ReadonlyMap<string, LogLine & EntryOf<'exception'>>;
  /** Null where there is no later account. */
  readonly found: Verification | null;
  readonly outcomes: ReadonlyMap<string, UnitOutcome>;
}

/** Holds a review to the later account: what a verification said is not taken on trust. */
export function holdReview(review: ReviewToClose): HeldReview {
  const { state, before, after, today } = review;
  const exceptions = exceptionsOn(state.lines, today);
  const decided = [...state.units.values()].map((one) => ({ unit: one.unit, ...inForce(one, exceptions) }));
  const found = after === null ? null : verifyReview({ before, decided }, after);
  return {
    ...review,
    exceptions,
    found,
    outcomes: new Map(found?.results.map((result) => [result.unit, result])),
  };
}
