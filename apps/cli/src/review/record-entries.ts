import type { ReviewState } from '@grantlens/review';
import type { Entry } from '@grantlens/review/internal';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { type AppendOptions, appendLines } from './append-lines.ts';

/** Appends to the log what follows from the state of the review. */
export async function recordEntries(
  options: AppendOptions,
  io: Io,
  entries: (state: ReviewState) => readonly Entry[],
): Promise<ExitCode> {
  await appendLines(options, io, ({ state }) => {
    const all = entries(state);
    return { steps: [() => all] };
  });
  return exitCodes.yes;
}

/** Each name once, in the order in which they were named. */
export function eachOnce(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
