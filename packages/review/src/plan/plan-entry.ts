import type { EntryOf, LogLine } from '../log/entry.ts';
import type { Plan } from './plan.ts';

/** What a plan is made with, as the log keeps it. */
export type PlanChoice = EntryOf<'plan'>['options'];

/** The line of a plan. */
export function planEntry(plan: Plan, sha256: string, options: PlanChoice): EntryOf<'plan'> {
  return {
    kind: 'plan',
    sha256,
    options,
    steps: plan.steps.length,
    tasks: plan.tasks.map(({ id, units, what }) => ({ id, units, what })),
    refused: plan.refused.flatMap(({ units }) => units),
  };
}

/** The line of the last plan; null where there was none. */
export function lastPlanIn(lines: readonly LogLine[]): (LogLine & EntryOf<'plan'>) | null {
  return lines.findLast((line) => line.kind === 'plan') ?? null;
}

/** The user groups, by id, of which the API has said that an identity provider fills them. */
export function refusedGroups(lines: readonly LogLine[]): readonly string[] {
  const ids = lines.flatMap((line) =>
    line.kind === 'step' && line.task !== null && line.object.kind === 'membership'
      ? (line.object.id.split('/')[0] ?? [])
      : [],
  );
  return [...new Set(ids)];
}
