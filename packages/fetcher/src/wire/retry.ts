import type { Answer } from './answer.ts';
import type { Problem } from './problem.ts';

/** How often a request is sent at most, the first time included. */
export const attemptLimit = 5;

/** The longest wait a server may ask for, in milliseconds: Cloudflare blocks for five minutes. */
export const longestWaitMs = 300_000;

const firstBackoffMs = 300;
const longestBackoffMs = 8_000;

/** Waits after a 429 that names none, in milliseconds: Cloudflare blocks for five minutes, so they outlast that. */
const blockedMs = [2_000, 10_000, 60_000, 240_000] as const;

/** What to do after an answer. */
export type RetryPlan =
  | { readonly kind: 'done' }
  | { readonly kind: 'again'; readonly waitMs: number }
  | { readonly kind: 'give-up'; readonly problem: Problem };

/** One attempt and its answer. */
export interface Attempt {
  /** From 1. */
  readonly number: number;
  readonly answer: Answer;
  /** What `Retry-After` asked for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** From 0 up to, not including, 1. */
  readonly random: number;
}

/** Decides whether a request is sent once more, and when. */
export function planRetry({ number, answer, retryAfterMs, random }: Attempt): RetryPlan {
  if (answer.kind === 'result' || answer.retry === 'useless') return { kind: 'done' };
  const { problem } = answer;
  if (retryAfterMs !== undefined && retryAfterMs > longestWaitMs) {
    const seconds = Math.ceil(retryAfterMs / 1000);
    const why = `it asks to wait for ${seconds} seconds, and ${longestWaitMs / 1000} is the most that is waited`;
    return { kind: 'give-up', problem: { ...problem, message: `${problem.message}; ${why}` } };
  }
  if (number >= attemptLimit) {
    return {
      kind: 'give-up',
      problem: { ...problem, message: `${problem.message}, ${number} times in a row` },
    };
  }
  const unasked = problem.code === 'rate-limited' ? blockedMs[number - 1] : undefined;
  return { kind: 'again', waitMs: retryAfterMs || (unasked ?? backoffMs(number, random)) };
}

/** Twice as long each time, and never as long as another client's. */
function backoffMs(number: number, random: number): number {
  const most = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (number - 1));
  return most * (0.5 + random / 2);
}
