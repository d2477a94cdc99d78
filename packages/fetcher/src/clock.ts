import { setTimeout as pause } from 'node:timers/promises';

/** Time and chance, as parameters: a test passes its own and does not have to wait. */
export interface Clock {
  /** Milliseconds since 1970. Never goes back. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when that is aborted first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Acts after `ms` milliseconds, unless the function that it returns is called first. */
  after(ms: number, act: () => void): () => void;
  /** From 0 up to, not including, 1. */
  random(): number;
}

/** The longest that a timer of Node.js can be set to, in milliseconds: nearly 25 days. */
const longestTimerMs = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  // Unlike `Date.now`, this does not jump when the machine's clock is set.
  now: () => performance.timeOrigin + performance.now(),
  sleep: async (ms, signal) => {
    await pause(Math.min(ms, longestTimerMs), undefined, { signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
  },
  after: (ms, act) => {
    // A longer one would be over at once.
    const timer = setTimeout(act, Math.min(ms, longestTimerMs));
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** RFC 3339, UTC, to the millisecond. */
export function timeText(ms: number): string {
  return new Date(ms).toISOString();
}
