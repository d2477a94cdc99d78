import type { Access } from '@grantlens/engine';
import type { Change } from '@grantlens/engine/internal';
import { taskId } from '../decisions/tasks.ts';
import { sideOf } from '../verification/side.ts';
import { openAlternatives } from './alternatives.ts';
import { changeRecord } from './change-record.ts';
import { stepId } from './draft.ts';
import { openEffects } from './effects.ts';
import { openNoEffect } from './no-effect.ts';
import type { Ordered, Placed } from './order.ts';
import type { Plan, PlanStep, PlanTask, UnintendedChange } from './plan.ts';
import type { PlanInput, UnitInForce } from './plan-input.ts';
import { directionOf } from './rank.ts';
import { openRows } from './rows.ts';
import { sketchOf, unitsOfDrafts } from './sketch.ts';
import { decidedBy, openUnintended } from './unintended.ts';

/** The edits that carry out what a review revoked, and nothing else. */
export function makePlan(given: PlanInput): Plan {
  const input = { ...given, inForce: given.inForce.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)) };
  const { access, snapshot, inForce } = input;
  const side = sideOf(access);
  const context = { access, rows: openRows(snapshot), made: new Map(), effects: openEffects(access) };
  const sketch = sketchOf(side, context, input);
  const decided = decidedBy(inForce);
  const unintendedOf = openUnintended(side, decided);
  const unintended = new Map(sketch.ordered.steps.map((placed) => [placed, unintendedOf(placed)] as const));
  const alternativeTo = openAlternatives({ side, context, input, sketch, decided, unintended });
  const recordsOf = (placed: Placed): readonly UnintendedChange[] => [
    ...(unintended.get(placed) ?? []).map((one): UnintendedChange => {
      const alternative = alternativeTo(placed, one);
      return {
        ...changeRecord(one.change, access.account, one.kind === 'moment' ? { momentary: true } : {}),
        ...(alternative === null ? {} : { alternative }),
      };
    }),
    ...placed.draft.doubts,
  ];
  const steps = stepsOf(sketch.ordered, access, recordsOf);
  return {
    format: 'grantlens.plan',
    version: 1,
    package: input.package,
    snapshot: snapshot.digest,
    steps,
    tasks: [...sketch.tasks, ...wordTasks(inForce)].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    unintended: steps.flatMap(({ id, unintended: changes }) =>
      changes.map((change) => ({ step: id, ...change })),
    ),
    refused: sketch.refused,
  };
}

function stepsOf(
  { steps, end }: Ordered,
  access: Access,
  unintendedOf: (placed: Placed) => readonly UnintendedChange[],
): readonly PlanStep[] {
  const hasNoEffect = openNoEffect(access, end);
  return steps.map((placed, at): PlanStep => {
    const { draft, changes } = placed;
    const { action, object, method, path, body, before, after, reverse, units, notes } = draft;
    const recordOf = (change: Change) => {
      const isDisabled = draft.disables !== null && change.principal.key === draft.disables.key;
      return changeRecord(change, access.account, isDisabled ? { after: 'inactive' } : {});
    };
    const recordsOf = (direction: 'gain' | 'loss') =>
      changes.filter((change) => directionOf(change) === direction).map(recordOf);
    return {
      id: stepId(draft),
      units: unitsOfDrafts([draft]),
      ...{ action, method, path, body, object, before, after, reverse },
      gains: recordsOf('gain'),
      loses: recordsOf('loss'),
      unintended: unintendedOf(placed),
      follows: followedBy(placed, steps.slice(0, at)),
      noEffect: units.filter(hasNoEffect).map(({ id }) => id),
      notes: [
        ...notes,
        ...(units.some(({ access: effect }) => effect === 'deny')
          ? ['Something that denies is taken: this gives access.']
          : []),
      ],
    };
  });
}

/** What may give follows all before it; a step on an object that was cut in two follows its first. */
function followedBy({ draft }: Placed, before: readonly Placed[]): readonly string[] {
  return before
    .filter((one) => draft.mayGive || one.draft.path === draft.path)
    .map((one) => stepId(one.draft));
}

/** What reviewers want changed, and what waits for somebody else to decide. */
function wordTasks(inForce: readonly UnitInForce[]): readonly PlanTask[] {
  return inForce.flatMap(({ unit, word, settledBy, isEscalated, instruction }): readonly PlanTask[] => {
    if (settledBy !== null) return [];
    const id = taskId(unit);
    if (word === 'modify')
      return [
        { id, units: [unit], what: `Change it as the reviewer wrote: ${instruction ?? ''}`, terraform: null },
      ];
    if (word === null && isEscalated)
      return [
        {
          id,
          units: [unit],
          what: `Decide about it: it waits for ${instruction ?? 'somebody'}.`,
          terraform: null,
        },
      ];
    return [];
  });
}
