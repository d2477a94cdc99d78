import type { Clock } from '../clock.ts';
import type { Limits } from './limits.ts';
import { openSlots } from './slots.ts';

/** The way to the wire, for every request of a run. */
export interface Gate {
  /** Waits for this request's turn. Resolves to the function that ends the turn; call it when the answer is there. */
  enter(signal: AbortSignal): Promise<() => void>;
  /** What an answer's headers say about limits. */
  heard(headers: Readonly<Record<string, string>>): void;
  /** Nobody passes for so many milliseconds: a 429 means everybody. */
  shut(ms: number): void;
  /** About how long so many more requests will take to start, in milliseconds. */
  estimateMs(requests: number): number;
}

/** Why nothing is sent for a while. */
export interface Pause {
  /** How long, in milliseconds, from now. */
  readonly ms: number;
  /** The API refused a request as one too many; little is left of what it allows; all it allows is used up. */
  readonly why: 'refused' | 'little-left' | 'used-up';
}

/** How a gate is opened. */
export interface GateOptions {
  /** Requests in flight at most. */
  readonly concurrency: number;
  readonly clock: Clock;
  readonly limits: Limits;
  /** Told of every pause that somebody would notice, once. */
  readonly onPause?: ((pause: Pause) => void) | undefined;
}

/** Shorter pauses are nobody's concern, in milliseconds. */
const noticeableMs = 3000;

/** Opens a gate. */
export function openGate({ concurrency, clock, limits, onPause }: GateOptions): Gate {
  const slots = openSlots(concurrency);
  const { rate, budget, quota, times } = limits;
  let toldUntil = 0;

  const waits = (now: number): readonly Pause[] => [
    { why: 'refused', ms: times.shutUntil - now },
    { why: 'used-up', ms: budget.waitMs(now) },
    {
      why: 'little-left',
      ms:
        times.lastStart === undefined
          ? 0
          : times.lastStart + quota.spacingMs(now, times.inFlight, times.lastStart) - now,
    },
  ];

  const tell = (pause: Pause, now: number) => {
    if (pause.ms < noticeableMs || now + pause.ms < toldUntil + noticeableMs) return;
    toldUntil = now + pause.ms;
    onPause?.(pause);
  };

  /** Milliseconds until this request may start. */
  const waitMs = (now: number): number => {
    const longest = waits(now).reduce((one, other) => (other.ms > one.ms ? other : one));
    tell(longest, now);
    return Math.max(longest.ms, rate.waitMs(now));
  };

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
      times.lastStart = start;
      // Only those that are sent: those that wait here wait for each other otherwise.
      times.inFlight += 1;
      rate.started(start);
      budget.started(start);
      return () => {
        times.inFlight -= 1;
        leave();
      };
    },
    heard: (headers) => {
      const allowance = quota.heard(headers, clock.now());
      if (allowance !== undefined) budget.announced(allowance);
    },
    shut: (ms) => {
      times.shutUntil = Math.max(times.shutUntil, clock.now() + ms);
    },
    estimateMs: (requests) => {
      const { requests: allowed, windowMs } = budget.allowance();
      const beyond = Math.max(0, requests - budget.left(clock.now()));
      return rate.estimateMs(requests - beyond) + (beyond * windowMs) / allowed;
    },
  };
}
