import { inForce } from '../decisions/in-force.ts';
import type { UnitState } from '../decisions/review-state.ts';
import { unitWords } from '../units/unit-words.ts';
import type { UnitOutcome } from '../verification/outcome.ts';
import type { HeldReview } from './held-review.ts';
import { saidInOrder } from './said-in-order.ts';

/** Why a review cannot be closed yet: what is missing, and what to do about it. */
export interface Obstacle {
  /** The id of the unit or the task; null where it is about the review. */
  readonly about: string | null;
  /** Whose the unit is, and what it means; what the task is. */
  readonly whose: string | null;
  readonly what: string;
  readonly todo: string;
  /** Whether it is there because something could not be seen. */
  readonly isUnseen: boolean;
}

/** What keeps a unit open: it is not decided, or it is to be revoked and not seen gone. Null where nothing does. */
export function unitObstacle(state: UnitState, held: HeldReview): Obstacle | null {
  const { unit, word } = state;
  if (word === null)
    return { ...about(state), what: openWords(state), todo: openTodo(state), isUnseen: false };
  const { exceptions, outcomes, found, today } = held;
  if (found === null || exceptions.has(unit.id) || inForce(state, exceptions).word !== 'revoke') return null;
  const outcome = outcomes.get(unit.id);
  if (outcome?.outcome === 'gone') return null;
  const past = held.state.lines.findLast((line) => line.kind === 'exception' && line.unit === unit.id);
  const isOver = past?.kind === 'exception' && past.until < today;
  const isUnseen = outcome === undefined || outcome.outcome === 'cannot tell';
  return {
    ...about(state),
    what: `${outcomeWords(outcome)}${isOver ? `, and its exception ended on ${past.until}` : ''}`,
    todo: isUnseen
      ? 'verify it with a snapshot that shows it, or except it'
      : 'carry it out and verify it again, or except it',
    isUnseen,
  };
}

function about({ unit }: UnitState): Pick<Obstacle, 'about' | 'whose'> {
  return { about: unit.id, whose: unitWords(unit) };
}

function openWords(state: UnitState): string {
  const { disagreement, waitsFor, isEscalated } = state;
  const who = waitsFor.length === 0 ? 'nobody' : waitsFor.join(' and ');
  if (isEscalated && waitsFor.length > 0) return `it was escalated, and waits for ${who}`;
  if (disagreement.length > 0) {
    const said = saidInOrder(state).map(({ reviewer, word }) => `${reviewer} says ${word}`);
    return `its reviewers do not agree: ${said.join(', ')}`;
  }
  return `${who} ${waitsFor.length > 1 ? 'have' : 'has'} not decided`;
}

function openTodo({ disagreement, isEscalated }: UnitState): string {
  return disagreement.length > 0 && !isEscalated
    ? 'let one of them decide again'
    : 'decide about it, or assign it to somebody who does';
}

function outcomeWords(outcome: UnitOutcome | undefined): string {
  switch (outcome?.outcome) {
    case 'still there':
      return 'it is to be revoked, and is still there';
    case 'back another way':
      return `it was revoked, and is back by ${outcome.by.join(', ')}`;
    default:
      return 'it is to be revoked, and whether it is gone could not be seen';
  }
}
