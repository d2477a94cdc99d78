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

/** What a step leaves to be done that the API refused, and would refuse again. */
export function refusedStepTask({ units, object, action }: Refused): PlanTask {
  const name = object.name ?? object.id;
  const unit = units.join();
  if (action === 'set-token-policies') {
    const id = `t-${sha256(JSON.stringify(['new-token', unit])).slice(0, 12)}`;
    const what = `Delete ${name}, and make a narrower token in its place: the API does not let it be narrowed.`;
    return { id, units, what, terraform: null };
  }
  return directoryTask(unit, `In the identity provider, end the membership of ${name}: it fills the group.`);
}

type Refused = Pick<PlanStep, 'units' | 'object' | 'action'>;
