import type { ClientOptions } from '@grantlens/fetcher/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { durationText } from '../input/duration.ts';

/** The time a whole run may take, over all the questions it asks. */
export interface TimeLimit {
  /** A connection that ends when the run has to. */
  readonly within: (connection: ClientOptions) => ClientOptions;
  /** The error as the user sees it: with the limit as it was set, rather than with what was left of it. */
  readonly explain: (error: GrantlensError) => GrantlensError;
}

/** Starts the time of a run, in milliseconds. */
export function startTimeLimit(ms: number): TimeLimit {
  const end = performance.now() + ms;
  return {
    within: (connection) => ({ ...connection, deadlineMs: Math.max(0, end - performance.now()) }),
    explain: (error) =>
      error.code === 'deadline'
        ? new GrantlensError('deadline', `it was not done within ${durationText(ms)}`, { cause: error })
        : error,
  };
}
