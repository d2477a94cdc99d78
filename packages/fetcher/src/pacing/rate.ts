/** Keeps starts apart so that no window of time, wherever it begins, has too many of them. */
export interface Rate {
  /** Milliseconds until one more may start. */
  waitMs(now: number): number;
  started(now: number): void;
  /** The least that so many starts take, in milliseconds. */
  estimateMs(starts: number): number;
}

/**
 * At most so many starts in any second, and no more than a little above the even share of it in any tenth of one: a
 * server sees a crowd as denser than it was sent, but what a busy moment keeps back may be caught up with.
 */
export function openRate(perSecond: number): Rate {
  const windows = [openWindow(perSecond, 1000), openWindow(Math.ceil((perSecond / 10) * 1.15), 100)];
  return {
    waitMs: (now) => Math.max(...windows.map((window) => window.waitMs(now))),
    started: (now) => {
      for (const window of windows) window.started(now);
    },
    estimateMs: (count) => (count / perSecond) * 1000,
  };
}

function openWindow(most: number, windowMs: number): Pick<Rate, 'waitMs' | 'started'> {
  // A ring: the place that comes next holds the start that so many have followed.
  const starts = new Float64Array(most).fill(Number.NEGATIVE_INFINITY);
  let next = 0;
  return {
    waitMs: (now) => Math.max(0, (starts[next] ?? 0) + windowMs - now),
    started: (now) => {
      starts[next] = now;
      next = (next + 1) % most;
    },
  };
}
