import type { StepReport } from '@grantlens/remediator/internal';
import { type EntryOf, type PlanStep, refusedStepTask } from '@grantlens/review/internal';
import type { JsonValue } from '@grantlens/snapshot/internal';

/** What became of a step as a line of the log; one that somebody else has to do leaves a task. */
export function stepEntry(step: PlanStep, report: StepReport, plan: string): EntryOf<'step'> {
  const { isByHand, read, ...line } = report;
  const { id, units, what } = refusedStepTask(step);
  return {
    kind: 'step',
    plan,
    object: step.object,
    ...line,
    read: read as JsonValue,
    task: isByHand ? { id, units, what } : null,
  };
}
