import { createHash } from 'node:crypto';
import type { Assigned } from '../assignment/assign.ts';
import { assignmentText } from '../assignment/assignment-file.ts';
import type { ReviewUnit } from '../units/review-unit.ts';
import { unitsText } from '../units/units-file.ts';
import type { StartEntry } from './entry.ts';

/** The first line of a review: it names the frozen units and the assignment by their hashes. */
export function startEntry(
  units: readonly ReviewUnit[],
  assigned: readonly Assigned[],
  { options, tool }: Pick<StartEntry, 'options' | 'tool'>,
): StartEntry {
  const counts = new Map<string, number>();
  for (const { kind } of units) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    kind: 'start',
    units: Object.fromEntries(counts),
    unitsFile: sha256(unitsText(units)),
    assignment: sha256(assignmentText(assigned)),
    options,
    tool,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
