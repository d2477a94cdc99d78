import type { DecisionWord } from '../log/decision-word.ts';

/** What a later snapshot shows of a decision. */
export const outcomes = [
  'gone',
  'still there',
  'back another way',
  'cannot tell',
  'kept',
  'lost',
  'changed',
  'unchanged',
] as const;

/**
 * For a revoke: `gone`, `still there`, `back another way` (the same principal has the same by units that are new), or
 * `cannot tell` (something could not be seen). For a keep: `kept` or `lost`. For a modify: `changed` or `unchanged`.
 */
export type Outcome = (typeof outcomes)[number];

/** A decided unit, and what became of it. */
export interface UnitOutcome {
  readonly unit: string;
  readonly decision: Exclude<DecisionWord, 'escalate'>;
  readonly outcome: Outcome;
  /** The new units by which it is back. */
  readonly by: readonly string[];
  /** Units that were there before, by which the principal still has the same. */
  readonly stillHeldBy: readonly string[];
}

/** Whether an outcome is not what was decided. */
export function isWrong(outcome: Outcome): boolean {
  return outcome === 'still there' || outcome === 'back another way' || outcome === 'lost';
}
