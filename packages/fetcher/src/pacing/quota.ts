import { type Allowance, usualAllowance } from './budget.ts';
import { ratelimitItems } from './ratelimit-header.ts';

/** What the API said last about its limits. */
export interface Quota {
  /** Returns the policy of the headers that takes the place of the usual allowance, if there is one. */
  heard(headers: Readonly<Record<string, string>>, now: number): Allowance | undefined;
  /**
   * Milliseconds to leave after the start at `since`; 0 while there is plenty. `inFlight` are the requests not yet
   * answered. Counted from `since` and not from `now`, so that a pause does not shrink while it is waited out.
   */
  spacingMs(now: number, inFlight: number, since?: number): number;
}

interface Policy {
  readonly remaining: number;
  readonly resetAt: number;
}

/** Below this part of the quota, what is left is spread over the time until there is more. */
const plenty = 0.1;

/** How soon the answers to what is under way are looked for, in milliseconds. */
const answerMs = 50;

/** No single pause is longer, in milliseconds: the answer after it will say more. */
const longestPauseMs = 300_000;

/** Nobody has more policies than this; names that are new in every answer would pile up. */
const mostPolicies = 100;

/** Reads `Ratelimit` and `Ratelimit-Policy`, whatever the policies are called and however many there are. */
export function openQuota(): Quota {
  const quotas = new Map<string, number>();
  const policies = new Map<string, Policy>();

  const spacingOf = (name: string, policy: Policy, now: number, inFlight: number, since: number) => {
    const { remaining, resetAt } = policy;
    if (now >= resetAt) return 0;
    const left = remaining - inFlight;
    // What is under way may use up the rest, and will say so: that is sooner known than the whole time is over.
    if (left < 1 && inFlight > 0) return now - since + answerMs;
    if (left > plenty * (quotas.get(name) ?? remaining)) return 0;
    return Math.min(longestPauseMs, (resetAt - since) / Math.max(1, left));
  };

  return {
    heard: (headers, now) => {
      const announced = ratelimitItems(headers['ratelimit-policy']).slice(0, mostPolicies);
      for (const [name, { resetAt }] of policies) if (now >= resetAt) policies.delete(name);
      if (quotas.size > 2 * mostPolicies) quotas.clear();
      for (const { name, numbers } of announced) if (numbers.q !== undefined) quotas.set(name, numbers.q);
      for (const { name, numbers } of ratelimitItems(headers.ratelimit)) {
        if (numbers.r === undefined || numbers.t === undefined) continue;
        if (policies.size >= mostPolicies && !policies.has(name)) continue;
        policies.set(name, { remaining: numbers.r, resetAt: now + numbers.t * 1000 });
        // Without a policy the most ever left is the best guess.
        quotas.set(name, Math.max(quotas.get(name) ?? 0, numbers.r));
      }
      return longTerm(announced.map(({ numbers }) => numbers));
    },
    spacingMs: (now, inFlight, since = now) =>
      Math.max(
        0,
        ...[...policies].map(([name, policy]) =>
          spacingOf(name, policy, now, inFlight, Math.min(since, now)),
        ),
      ),
  };
}

/** A policy over a shorter time comes beside the usual one; one over a much longer time sets no pace. */
const longestWindowMs = 3_600_000;

function longTerm(policies: readonly Readonly<Record<string, number>>[]): Allowance | undefined {
  const allowances = policies.flatMap(({ q = 0, w = 0 }) => {
    const allowance = { requests: q, windowMs: w * 1000 };
    const rules = allowance.windowMs >= usualAllowance.windowMs && allowance.windowMs <= longestWindowMs;
    return rules && q > 0 ? [allowance] : [];
  });
  const perMs = ({ requests, windowMs }: Allowance) => requests / windowMs;
  return allowances.sort((a, b) => perMs(a) - perMs(b))[0];
}
