/** How many requests there had been at a time. */
export interface Sample {
  /** In milliseconds. */
  readonly at: number;
  readonly requests: number;
}

/** What is older says nothing of how fast it goes now, in milliseconds. */
const windowMs = 10_000;

/** Adds a sample and drops those that do not count any more, but for one to measure from. */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const begin = samples.findLastIndex(({ at }) => at <= next.at - windowMs);
  return [...samples.slice(Math.max(0, begin)), next];
}

/** Requests in a second over the last ten until now; undefined before there is a second to tell from. */
export function perSecond(samples: readonly Sample[], now: Sample): number | undefined {
  const first = samples.findLast(({ at }) => at <= now.at - windowMs) ?? samples[0];
  if (first === undefined || now.at - first.at < 1000) return undefined;
  return Math.max(0, ((now.requests - first.requests) * 1000) / (now.at - first.at));
}
