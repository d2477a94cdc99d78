import { hashOf } from '../log/chain.ts';
import type { EntryOf, LogLine } from '../log/entry.ts';
import type { Plan, PlanStep } from './plan.ts';

/** The line by which somebody accepts what a step changes and nobody decided. */
export function acceptanceOf({ id, unintended }: PlanStep, by: string): EntryOf<'acceptance'> {
  return { kind: 'acceptance', step: id, unintended: changesHash(unintended), by };
}

/** The ids of the steps that somebody accepted, whatever they change now. */
export function everAccepted(lines: readonly LogLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => (line.kind === 'acceptance' ? [line.step] : [])));
}

/** The ids of the steps that somebody accepted and that change what they changed then. */
export function acceptedIn({ steps }: Plan, lines: readonly LogLine[]): ReadonlySet<string> {
  const accepted = new Set(
    lines.flatMap((line) => (line.kind === 'acceptance' ? [`${line.step} ${line.unintended}`] : [])),
  );
  return new Set(
    steps.flatMap(({ id, unintended }) => (accepted.has(`${id} ${changesHash(unintended)}`) ? [id] : [])),
  );
}

/** What is accepted is what changes: how else it could be done has no part in it. */
function changesHash(unintended: PlanStep['unintended']): string {
  return hashOf(unintended.map(({ alternative: _, ...change }) => change));
}
