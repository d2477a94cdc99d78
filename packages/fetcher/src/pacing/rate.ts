/** Keeps starts apart so that no window of time, wherever it begins, has too many of them. */
export interface Rate {
  /** Milliseconds until one more may start. */
  waitMs(now: number): number;
  started(now: number): void;
  /** The shortest time that this number of starts takes, in milliseconds. */
  estimateMs(starts: number): number;
}

/**
 * At most `perSecond` starts in any second, and at most a little more than a tenth of that in any tenth of a second: a
 * server may see requests closer together than they were sent, and a short delay may be caught up.
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
  // A ring: the next slot holds the oldest start, which `most` starts have followed.
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
