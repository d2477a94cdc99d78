import type { Plan } from './plan.ts';

/** How a plan stands: ready, or with something that stops it. */
export type PlanEnding = 'ready' | 'needs-decision' | 'unseen';

/**
 * How a plan stands when some steps were accepted. What was refused because it could not be seen goes before what was
 * refused otherwise, and before what nobody accepted.
 */
export function planEnding({ steps, refused }: Plan, accepted: ReadonlySet<string>): PlanEnding {
  if (refused.some(({ cause }) => cause === 'unseen')) return 'unseen';
  const isOpen = steps.some(({ id, unintended }) => unintended.length > 0 && !accepted.has(id));
  return isOpen || refused.length > 0 ? 'needs-decision' : 'ready';
}
