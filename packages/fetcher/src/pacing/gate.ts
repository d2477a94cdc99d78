import type { Clock } from '../clock.ts';
import { openInFlightLimit } from './in-flight.ts';
import type { Limits } from './limits.ts';
import { openSlots } from './slots.ts';

/** Every request of a run passes through it. */
export interface Gate {
  /**
   * Waits for the turn of a request about something. Resolves to the function that ends the turn; call it when the
   * answer is there.
   */
  enter(signal: AbortSignal, about?: string): Promise<() => void>;
  /** Takes in what the headers of an answer say about limits. */
  heard(headers: Readonly<Record<string, string>>): void;
  /** Stops every request for a time, in milliseconds: a 429 applies to all of them. */
  shut(ms: number): void;
  /** About how long it takes to start this number of further requests, in milliseconds. */
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
  /** Called once for every pause that is long enough to notice. */
  readonly onPause?: ((pause: Pause) => void) | undefined;
}

/** Shorter pauses are not reported, in milliseconds. */
const noticeableMs = 3000;

/** Opens a gate. */
export function openGate({ concurrency, clock, limits, onPause }: GateOptions): Gate {
  const inFlight = openInFlightLimit(concurrency);
  const slots = openSlots(inFlight.current);
  const { rate, budget, quota, times } = limits;
  let reportedUntil = 0;

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

  const report = (pause: Pause, now: number) => {
    if (pause.ms < noticeableMs || now + pause.ms < reportedUntil + noticeableMs) return;
    reportedUntil = now + pause.ms;
    onPause?.(pause);
  };

  /** Milliseconds until this request may start. */
  const waitMs = (now: number): number => {
    const longest = waits(now).reduce((one, other) => (other.ms > one.ms ? other : one));
    report(longest, now);
    return Math.max(longest.ms, rate.waitMs(now));
  };

  return {
    enter: async (signal, about = '') => {
      const leave = await slots.take(signal);
      try {
        // Checked again after each sleep: other requests have started, and answers have changed the limits.
        for (let wait = waitMs(clock.now()); wait > 0; wait = waitMs(clock.now())) {
          await clock.sleep(wait, signal);
        }
      } catch (error) {
        leave();
        throw error;
      }
      const start = clock.now();
      times.lastStart = start;
      // Only requests that were sent count; otherwise those that wait here would wait for each other.
      times.inFlight += 1;
      rate.started(start);
      budget.started(start);
      return () => {
        times.inFlight -= 1;
        const isFull = slots.taken() >= inFlight.current();
        inFlight.answered({ latencyMs: clock.now() - start, about, isFull });
        leave();
      };
    },
    heard: (headers) => {
      const allowance = quota.heard(headers, clock.now());
      if (allowance !== undefined) budget.announced(allowance);
    },
    shut: (ms) => {
      inFlight.refused();
      times.shutUntil = Math.max(times.shutUntil, clock.now() + ms);
    },
    estimateMs: (requests) => {
      const { requests: allowed, windowMs } = budget.allowance();
      const beyond = Math.max(0, requests - budget.left(clock.now()));
      return rate.estimateMs(requests - beyond) + (beyond * windowMs) / allowed;
    },
  };
}
