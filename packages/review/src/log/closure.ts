import type { CloseEntry, LogLine, SignOffEntry } from './entry.ts';

/** The two lines that end a review. */
export interface Closure {
  readonly signOff: LogLine & SignOffEntry;
  readonly close: LogLine & CloseEntry;
  /** Everything before them. */
  readonly before: readonly LogLine[];
}

/**
 * How a review was closed; null while it is open. A sign-off that no line closes was interrupted, and does
 * not count.
 */
export function closureOf(lines: readonly LogLine[]): Closure | null {
  const [signOff, close] = lines.slice(-2);
  if (signOff?.kind !== 'sign-off' || close?.kind !== 'close') return null;
  return { signOff, close, before: lines.slice(0, -2) };
}
