import { sha256 } from '@grantlens/snapshot/internal';
import type { PlanStep, PlanTask } from './plan.ts';

/**
 * What somebody has to do in the identity provider that fills a user group. Its id is that of the unit's,
 * whoever finds it.
 */
export function directoryTask(unit: string, what: string): PlanTask {
  const id = `t-${sha256(JSON.stringify(['identity-provider', unit])).slice(0, 12)}`;
  return { id, units: [unit], what, terraform: null };
}

/** The same of a step that the API refused because of it. */
export function refusedStepTask({ units, object }: Pick<PlanStep, 'units' | 'object'>): PlanTask {
  const what = `In the identity provider, end the membership of ${object.name ?? object.id}: it fills the group.`;
  return directoryTask(units.join(), what);
}
