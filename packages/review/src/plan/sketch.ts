import type { Side } from '../verification/side.ts';
import { collectDrafts } from './collect-drafts.ts';
import { type Draft, stepId } from './draft.ts';
import type { DraftContext } from './drafts.ts';
import type { Effects } from './effects.ts';
import { type Like, type Ordered, ordered } from './order.ts';
import type { PlanRefusal, PlanTask } from './plan.ts';
import type { PlanInput, PlanOptions } from './plan-input.ts';
import { directionOf } from './rank.ts';
import { lastSuperAdministrators } from './super-administrators.ts';

/** What a plan does, before it is written down. */
export interface Sketch {
  /** What is carried out, as it is before it has an order: there, some may be cut in two. */
  readonly drafts: readonly Draft[];
  readonly ordered: Ordered;
  readonly tasks: readonly PlanTask[];
  readonly refused: readonly PlanRefusal[];
}

/** What sketches are made from. */
export interface SketchContext extends DraftContext {
  readonly effects: Effects;
}

/** Works out which edits carry out what was revoked, in which order, and which of them must not be. */
export function sketchOf(side: Side, context: SketchContext, input: PlanInput): Sketch {
  const { drafts, tasks, refused } = collectDrafts(side, context, input);
  const last = lastSuperAdministrators(side, drafts);
  const safe = withoutOwnAccess(
    context,
    drafts.filter((draft) => !last.has(draft)),
    input.options,
  );
  return {
    ...safe,
    tasks,
    refused: [
      ...refused,
      ...(last.size === 0 ? [] : [withoutSuperAdministrator([...last])]),
      ...safe.refused,
    ],
  };
}

function withoutSuperAdministrator(drafts: readonly Draft[]): PlanRefusal {
  return {
    units: unitsOfDrafts(drafts),
    reason: 'no super administrator who has accepted the invitation would be left',
    cause: 'last-super-administrator',
  };
}

/** Drafts in an order, without those that take from who asks what they can do. */
export type Safe = Pick<Sketch, 'drafts' | 'ordered' | 'refused'>;

/** Leaves out, until nothing of them does it, the steps that take from who asks what they can do. */
export function withoutOwnAccess(
  context: Pick<SketchContext, 'access' | 'effects'>,
  drafts: readonly Draft[],
  { caller, accepted }: Pick<PlanOptions, 'caller' | 'accepted'>,
  like: Like | null = null,
): Safe {
  const order = ordered(context.access, drafts, context.effects, like);
  const taking = order.steps.filter(
    ({ draft, changes }) =>
      caller !== null &&
      !accepted.has(stepId(draft)) &&
      changes.some((change) => change.principal.key === caller.key && directionOf(change) === 'loss'),
  );
  if (taking.length === 0) return { drafts, ordered: order, refused: [] };
  // A step that was cut in two is left out whole.
  const left = drafts.filter(
    (draft) =>
      !taking.some(
        ({ draft: { object, action } }) => object.id === draft.object.id && action === draft.action,
      ),
  );
  const next = withoutOwnAccess(context, left, { caller, accepted });
  const refused = taking.map(({ draft }): PlanRefusal => {
    const id = stepId(draft);
    const reason = `it takes access from who asks; "--accept ${id}" carries it out nevertheless`;
    return { units: unitsOfDrafts([draft]), reason, cause: 'own-access' };
  });
  return { ...next, refused: [...refused, ...next.refused] };
}

/** The units that drafts take, by their ids, in an order. */
export function unitsOfDrafts(drafts: readonly Draft[]): readonly string[] {
  return drafts.flatMap(({ units }) => units.map(({ id }) => id)).sort();
}
