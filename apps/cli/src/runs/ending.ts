import { printable } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { asRefusal, describeFailure, describeInterrupted } from '../failure.ts';
import type { Io } from '../io.ts';
import type { TimeLimit } from './time-limit.ts';

/** How a run was ended before its time. */
export interface Ending {
  readonly error: unknown;
  readonly limit: TimeLimit;
  /** What was kept, as the end of a sentence; undefined when nothing was. */
  readonly left: string | undefined;
}

/** Says why a run ended and what is left of it. A bug of ours is thrown on. */
export function reportEnding({ error: thrown, limit, left }: Ending, io: Io): ExitCode {
  const error = asRefusal(thrown);
  const tail = left === undefined ? undefined : printable(left);
  if (io.isInterrupted()) {
    io.err(describeInterrupted(tail ?? 'nothing was written'));
    return exitCodes.error;
  }
  if (!(error instanceof GrantlensError)) throw error;
  // A partial that cannot be resumed is not a reason to try again.
  io.err(describeFailure(limit.explain(error), error.code === 'partial-unusable' ? undefined : tail));
  return exitCodes.error;
}
