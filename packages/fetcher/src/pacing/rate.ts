/** Spaces starts so that no second has too many of them. */
export interface Rate {
  /** Milliseconds until one more may start. */
  waitMs(now: number): number;
  started(now: number): void;
}

/**
 * At most `perSecond` starts in any second, of which up to `burst` at once. What a burst takes is given back by
 * spacing, so that the two together stay within the limit.
 */
export function openRate(perSecond: number, burst: number): Rate {
  const spacing = 1000 / (perSecond - burst);
  let booked = 0;
  return {
    waitMs: (now) => Math.max(0, booked - (burst - 1) * spacing - now),
    started: (now) => {
      booked = Math.max(booked, now) + spacing;
    },
  };
}
