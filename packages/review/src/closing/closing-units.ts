import { exceptionOfUnit } from '../decisions/exceptions.ts';
import type { UnitState } from '../decisions/review-state.ts';
import type { EntryOf, LogLine } from '../log/entry.ts';
import { holderWords } from '../units/unit-words.ts';
import type { ClosingException, ClosingStep, ClosingUnit } from './closing.ts';
import type { HeldReview } from './held-review.ts';
import { saidInOrder } from './said-in-order.ts';

/** The units of a review that can be closed, each with what was decided and what became of it. */
export function closingUnits(held: HeldReview): readonly ClosingUnit[] {
  const stepsOf = stepsByUnit(held.state.lines);
  return [...held.state.units.values()].flatMap((state) => {
    if (state.word === null) return [];
    return [{ ...unitPart(state), decision: state.word, ...outcomePart(state, held, stepsOf) }];
  });
}

function unitPart(state: UnitState) {
  const { id, kind, access, principalId, groupId, permissionGroupName, scopeName, privileged, means } =
    state.unit;
  return {
    ...{ id, kind, access, principalId, groupId, permissionGroupName, scopeName, privileged },
    who: holderWords(state.unit),
    means,
    settledBy: state.settledBy,
    said: saidInOrder(state).map(({ reviewer, word, at, justification, ticket, due }) => ({
      ...{ reviewer, decision: word, at, justification, ticket, due },
    })),
  };
}

function outcomePart(state: UnitState, held: HeldReview, stepsOf: Steps) {
  const { id } = state.unit;
  const { outcome, by = [], stillHeldBy = [] } = held.outcomes.get(id) ?? {};
  const exception = exceptionOfUnit(state, held.exceptions);
  return {
    outcome: outcome ?? null,
    by,
    stillHeldBy,
    carriedOut: stepsOf.get(id) ?? [],
    exception: exception === null ? null : closingException(exception),
  };
}

/** An exception as the closing has it. */
export function closingException({
  owner,
  reason,
  until,
  at,
}: LogLine & EntryOf<'exception'>): ClosingException {
  return { owner, reason, until, at };
}

type Steps = ReadonlyMap<string, readonly ClosingStep[]>;

/** The steps that were carried out, by the units that they revoke. */
function stepsByUnit(lines: readonly LogLine[]): Steps {
  const steps = new Map<string, ClosingStep[]>();
  for (const line of lines) {
    if (line.kind !== 'step' || (line.state !== 'done' && line.state !== 'already so')) continue;
    const { step, action, object, requestId, at, state, units } = line;
    for (const unit of units) {
      const known = steps.get(unit) ?? [];
      steps.set(unit, [
        ...known.filter((one) => one.step !== step),
        { step, action, object, requestId, at, state },
      ]);
    }
  }
  return steps;
}
