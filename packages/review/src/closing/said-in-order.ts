import type { UnitState } from '../decisions/review-state.ts';
import type { DecisionLine } from '../log/batches.ts';
import { personKey } from '../units/review-unit.ts';

/** The decisions about a unit in the order of the reviewers' roles; those of whom they asked come last. */
export function saidInOrder({ decisions, reviewers }: UnitState): readonly DecisionLine[] {
  const keys = reviewers.map(personKey);
  const asked = [...decisions.keys()].filter((key) => !keys.includes(key));
  return [...keys, ...asked].flatMap((key) => decisions.get(key) ?? []);
}
