/** So many requests in so many milliseconds. */
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

/** This part of an allowance is left to whoever else uses the credential, and to clocks that do not agree. */
const reserve = 0.01;

/** Opens a budget of Cloudflare's usual allowance. Starts may be told in any order. */
export function openBudget(): Budget {
  let allowance = usualAllowance;
  let starts: number[] = [];
  let forgotten = 0;

  const mostStarts = () => Math.max(1, Math.floor(allowance.requests * (1 - reserve)));
  // An end that is still within the window counts as one: the server's clock need not be ours.
  const forget = (now: number) => {
    while (forgotten < starts.length && (starts[forgotten] ?? 0) + allowance.windowMs < now) forgotten += 1;
    if (forgotten > 10_000) {
      starts = starts.slice(forgotten);
      forgotten = 0;
    }
  };

  return {
    waitMs: (now) => {
      forget(now);
      const over = starts.length - forgotten - mostStarts();
      if (over < 0) return 0;
      return (starts[forgotten + over] ?? now) + allowance.windowMs - now + 1;
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
