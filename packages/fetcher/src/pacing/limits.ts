import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Budget, openBudget } from './budget.ts';
import { openQuota, type Quota } from './quota.ts';
import { openRate, type Rate } from './rate.ts';

/** The limits that every client in this process shares. */
export interface Limits {
  /** For this machine, over all its credentials. */
  readonly rate: Rate;
  /** For this credential. */
  readonly budget: Budget;
  readonly quota: Quota;
  /** When the last request started, until when none may, and how many are not yet answered. */
  readonly times: { lastStart: number | undefined; shutUntil: number; inFlight: number };
}

/**
 * Cloudflare's limit for one address is 200 in a second; the rest leaves room for requests that the network
 * bunches up.
 */
const perSecond = 185;

interface OfOneClock {
  readonly rates: Map<string, Rate>;
  readonly limits: Map<string, Limits>;
}

// One process, one address, one allowance: two clients with limits of their own would use it up twice.
const ofClocks = new WeakMap<Clock, OfOneClock>();

/** The limits that hold for a credential at an origin, always the same object for the same clock. */
export function limitsFor(clock: Clock, origin: string, secret: string): Limits {
  const known = ofClocks.get(clock) ?? { rates: new Map(), limits: new Map() };
  ofClocks.set(clock, known);
  const rate = known.rates.get(origin) ?? openRate(perSecond);
  known.rates.set(origin, rate);
  const holder = `${origin} ${createHash('sha256').update(secret).digest('base64')}`;
  const limits = known.limits.get(holder) ?? openLimits(rate);
  known.limits.set(holder, limits);
  return limits;
}

/** Limits that are not shared. */
export function openLimits(rate: Rate = openRate(perSecond)): Limits {
  return {
    rate,
    budget: openBudget(),
    quota: openQuota(),
    times: { lastStart: undefined, shutUntil: 0, inFlight: 0 },
  };
}
