/** A number of requests within a window of time. */
export interface Allowance {
  readonly requests: number;
  readonly windowMs: number;
}

/** Cloudflare's limit for one user or account token over the whole API, unless its answers announce another. */
export const usualAllowance: Allowance = { requests: 1200, windowMs: 300_000 };

/** Counts our own requests, so that no window of time, wherever it begins, has more of them than are allowed. */
export interface Budget {
  /** Milliseconds until one more may start. */
  waitMs(now: number): number;
  started(at: number): void;
  /** How many may start at once. */
  left(now: number): number;
  /** What the API says it allows from now on. */
  announced(allowance: Allowance): void;
  readonly allowance: () => Allowance;
}

/** A server sees two requests a little nearer to each other, or farther apart, than they were sent. In milliseconds. */
const blurMs = 1000;

/** Opens a budget of Cloudflare's usual allowance. Starts may be reported in any order. */
export function openBudget(): Budget {
  let allowance = usualAllowance;
  let starts: number[] = [];
  let forgotten = 0;

  // Under the limit, not at it.
  const mostStarts = () => Math.max(1, allowance.requests - 1);
  const over = (start: number) => start + allowance.windowMs + blurMs;
  const forget = (now: number) => {
    while (forgotten < starts.length && over(starts[forgotten] ?? 0) <= now) forgotten += 1;
    if (forgotten > 10_000) {
      starts = starts.slice(forgotten);
      forgotten = 0;
    }
  };

  return {
    waitMs: (now) => {
      forget(now);
      const excess = starts.length - forgotten - mostStarts();
      return excess < 0 ? 0 : over(starts[forgotten + excess] ?? now) - now;
    },
    started: (at) => {
      const isLate = at < (starts.at(-1) ?? at);
      starts.push(at);
      if (!isLate) return;
      starts = starts.slice(forgotten).sort((one, other) => one - other);
      forgotten = 0;
    },
    left: (now) => {
      forget(now);
      return Math.max(0, mostStarts() - (starts.length - forgotten));
    },
    announced: (next) => {
      allowance = next;
    },
    allowance: () => allowance,
  };
}
