import type { Access } from '@grantlens/engine';
import { taskId } from '../decisions/tasks.ts';
import { type Side, sideOf } from '../verification/side.ts';
import { changeRecord } from './change-record.ts';
import { collectDrafts } from './collect-drafts.ts';
import { type Draft, stepId } from './draft.ts';
import { openNoEffect } from './no-effect.ts';
import { type Ordered, ordered, type Placed } from './order.ts';
import type { Plan, PlanRefusal, PlanStep, PlanTask } from './plan.ts';
import type { PlanInput, PlanOptions, UnitInForce } from './plan-input.ts';
import { directionOf } from './rank.ts';
import { openRows } from './rows.ts';
import { lastSuperAdministrators } from './super-administrators.ts';
import { openUnintended } from './unintended.ts';

/** The edits that carry out what a review revoked, and nothing else. */
export function makePlan(input: PlanInput): Plan {
  const { access, options, snapshot } = input;
  const inForce = input.inForce.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  const side = sideOf(access);
  const context = { access, rows: openRows(snapshot) };
  const { drafts, tasks, refused } = collectDrafts(side, context, { ...input, inForce });
  const last = lastSuperAdministrators(side, drafts);
  const safe = withoutOwnAccess(
    access,
    drafts.filter((draft) => !last.has(draft)),
    options,
  );
  const steps = stepsOf(safe.ordered, side, inForce);
  return {
    format: 'grantlens.plan',
    version: 1,
    package: input.package,
    snapshot: snapshot.digest,
    steps,
    tasks: [...tasks, ...wordTasks(inForce)].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    unintended: steps.flatMap(({ id, unintended }) => unintended.map((change) => ({ step: id, ...change }))),
    refused: [
      ...refused,
      ...(last.size === 0 ? [] : [withoutSuperAdministrator([...last])]),
      ...safe.refused,
    ],
  };
}

function withoutSuperAdministrator(drafts: readonly Draft[]): PlanRefusal {
  return {
    units: unitsOf(drafts),
    reason: 'no super administrator who has accepted the invitation would be left',
    cause: 'last-super-administrator',
  };
}

/** Leaves out, until nothing of them does it, the steps that take from who asks what they can do. */
function withoutOwnAccess(
  access: Access,
  drafts: readonly Draft[],
  { caller, accepted }: Pick<PlanOptions, 'caller' | 'accepted'>,
): { readonly ordered: Ordered; readonly refused: readonly PlanRefusal[] } {
  const order = ordered(access, drafts);
  const taking = order.steps.filter(
    ({ draft, changes }) =>
      caller !== null &&
      !accepted.has(stepId(draft)) &&
      changes.some((change) => change.principal.key === caller.key && directionOf(change) === 'loss'),
  );
  if (taking.length === 0) return { ordered: order, refused: [] };
  // A step that was cut in two is left out whole.
  const left = drafts.filter(
    (draft) =>
      !taking.some(
        ({ draft: { object, action } }) => object.id === draft.object.id && action === draft.action,
      ),
  );
  const next = withoutOwnAccess(access, left, { caller, accepted });
  const refused = taking.map(({ draft }): PlanRefusal => {
    const id = stepId(draft);
    const reason = `it takes access from who asks; "--accept ${id}" carries it out nevertheless`;
    return { units: unitsOf([draft]), reason, cause: 'own-access' };
  });
  return { ordered: next.ordered, refused: [...refused, ...next.refused] };
}

function stepsOf({ steps, end }: Ordered, side: Side, inForce: readonly UnitInForce[]): readonly PlanStep[] {
  const { access } = side;
  const unintendedOf = openUnintended(side, inForce);
  const hasNoEffect = openNoEffect(access, end);
  return steps.map((placed, at): PlanStep => {
    const { draft, changes } = placed;
    const { action, object, method, path, body, before, after, reverse, units, notes } = draft;
    const recordsOf = (direction: 'gain' | 'loss') =>
      changes
        .filter((change) => directionOf(change) === direction)
        .map((change) => {
          const isDisabled = draft.disables !== null && change.principal.key === draft.disables.key;
          return changeRecord(change, access.account, isDisabled ? { after: 'inactive' } : {});
        });
    return {
      id: stepId(draft),
      units: unitsOf([draft]),
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

function unitsOf(drafts: readonly Draft[]): readonly string[] {
  return drafts.flatMap(({ units }) => units.map(({ id }) => id)).sort();
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
