import { canonicalText } from '@grantlens/snapshot/internal';
import type { ObjectState } from './object-state.ts';

/** Whether two states are the same: lists are sets. */
export function sameState(one: ObjectState, other: ObjectState): boolean {
  return differencesOf(one, other).length === 0;
}

/** The parts in which two states differ, by name: such as `status` and `policies`. */
export function differencesOf(one: ObjectState, other: ObjectState): readonly string[] {
  if (one.kind !== other.kind) return ['kind'];
  const theirs: Readonly<Record<string, unknown>> = { ...other };
  return Object.entries(one)
    .filter(([part, value]) => setText(value) !== setText(theirs[part]))
    .map(([part]) => part);
}

// The same thing said twice is said once.
function setText(value: unknown): string {
  if (!Array.isArray(value)) return canonicalText(value);
  return [...new Set(value.map((element) => canonicalText(element)))].sort().join('\n');
}
