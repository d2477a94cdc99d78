import type { Plan, PlanStep } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { type Target, targetOf } from './target.ts';

/** A step with the object that it is about. */
export interface Task {
  readonly step: PlanStep;
  readonly target: Target;
}

/** What of a plan may be carried out. */
export interface PlanChoice {
  readonly plan: Plan;
  readonly accountId: string;
  /** Ids of steps of which somebody accepted what nobody decided. */
  readonly accepted: readonly string[];
  /** Ids of the steps to carry out; undefined for all. */
  readonly only: readonly string[] | undefined;
}

/**
 * The steps of a plan, all of them, in order. Everything is checked before the first request.
 *
 * @throws GrantlensError `review-unreadable`, `review-state`
 */
export function checkPlan({ plan, accountId, accepted, only }: PlanChoice): readonly Task[] {
  const known = new Set<string>();
  const tasks = plan.steps.map((step) => {
    const target = targetOf(step, accountId);
    if (known.has(step.id) || step.follows.some((id) => !known.has(id))) {
      throw new GrantlensError('review-unreadable', 'its steps repeat an id, or follow one that comes later');
    }
    known.add(step.id);
    return { step, target };
  });
  const unknown = only?.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new GrantlensError('review-state', 'a step that is named is not in the plan');
  const open = plan.steps.find(({ id, unintended }) => unintended.length > 0 && !accepted.includes(id));
  if (open !== undefined || (plan.unintended.length > 0 && plan.steps.every(isIntended))) {
    throw new GrantlensError(
      'review-state',
      'the plan changes what nobody decided, and that has not been accepted',
    );
  }
  return tasks;
}

function isIntended({ unintended }: PlanStep): boolean {
  return unintended.length === 0;
}
