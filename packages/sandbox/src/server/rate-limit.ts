/** How many requests a credential has in a window of time. */
export interface RateLimit {
  readonly quota: number;
  readonly windowSeconds: number;
}

/** Cloudflare's limit for the whole API: 1,200 requests in five minutes. */
export const cloudflareRateLimit: RateLimit = { quota: 1200, windowSeconds: 300 };

/** Where a credential stands after one more request. */
export interface Standing {
  readonly remaining: number;
  /** Seconds until the whole quota is back. */
  readonly resetSeconds: number;
  /** Seconds to wait; 0 when the request may pass. */
  readonly blockedSeconds: number;
}

interface Bucket {
  readonly used: number;
  readonly at: number;
  readonly blockedUntil: number;
}

/**
 * Counts the requests of each caller. The quota comes back evenly over the window; a caller who finds it
 * used up is shut out for one whole window, as the live API does. Times are in milliseconds.
 */
export function createRateCounter(limit: RateLimit): (caller: string, now: number) => Standing {
  const buckets = new Map<string, Bucket>();
  const windowMs = limit.windowSeconds * 1000;
  const perMs = limit.quota / windowMs;

  return (caller, now) => {
    const old = buckets.get(caller) ?? { used: 0, at: now, blockedUntil: 0 };
    const used = Math.max(0, old.used - (now - old.at) * perMs);
    const blocked = now < old.blockedUntil || used + 1 > limit.quota;
    const blockedUntil = now < old.blockedUntil ? old.blockedUntil : now + windowMs;
    const next = blocked ? { used, at: now, blockedUntil } : { used: used + 1, at: now, blockedUntil: 0 };
    buckets.set(caller, next);
    return {
      remaining: blocked ? 0 : Math.floor(limit.quota - next.used),
      resetSeconds: Math.ceil(next.used / perMs / 1000),
      blockedSeconds: blocked ? Math.ceil((blockedUntil - now) / 1000) : 0,
    };
  };
}

/** The headers that tell a caller where it stands. */
export function rateHeaders(limit: RateLimit, standing: Standing): Readonly<Record<string, string>> {
  return {
    Ratelimit: `"default";r=${standing.remaining};t=${standing.resetSeconds}`,
    'Ratelimit-Policy': `"default";q=${limit.quota};w=${limit.windowSeconds}`,
  };
}
