import type { Clock } from '../clock.ts';
import { openQuota } from './quota.ts';
import { openRate } from './rate.ts';
import { openSlots } from './slots.ts';

/** The way to the wire, for every request of a run. */
export interface Gate {
  /** Waits for this request's turn. Resolves to the function that ends the turn; call it when the answer is there. */
  enter(signal: AbortSignal): Promise<() => void>;
  /** What an answer's headers say about limits. */
  heard(headers: Readonly<Record<string, string>>): void;
  /** Nobody passes for so many milliseconds: a 429 means everybody. */
  shut(ms: number): void;
}

/** Cloudflare's limit for one address is 200 in a second; what is left of it is for what the network bunches up. */
const perSecond = 180;
/** As many of them may start at once before they are spaced. */
const burst = 8;

/** Opens a gate for at most `concurrency` requests in flight. */
export function openGate(concurrency: number, clock: Clock): Gate {
  const slots = openSlots(concurrency);
  const rate = openRate(perSecond, burst);
  const quota = openQuota();
  let shutUntil = 0;
  let lastStart: number | undefined;

  const waitMs = (now: number) =>
    Math.max(
      shutUntil - now,
      rate.waitMs(now),
      // This request is one of those that hold a place, and it is not in flight yet.
      lastStart === undefined ? 0 : lastStart + quota.spacingMs(now, slots.taken() - 1, lastStart) - now,
    );

  return {
    enter: async (signal) => {
      const leave = await slots.take(signal);
      try {
        // Looked at afresh after each sleep: others started meanwhile, and answers said more.
        for (let wait = waitMs(clock.now()); wait > 0; wait = waitMs(clock.now())) {
          await clock.sleep(wait, signal);
        }
      } catch (error) {
        leave();
        throw error;
      }
      const start = clock.now();
      lastStart = start;
      rate.started(start);
      return leave;
    },
    heard: (headers) => quota.heard(headers, clock.now()),
    shut: (ms) => {
      shutUntil = Math.max(shutUntil, clock.now() + ms);
    },
  };
}
