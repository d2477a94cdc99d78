import type { Effect } from '@grantlens/snapshot';
import type { Certainty, Verdict } from './verdict.ts';

/** One grant as it bears on a question. A policy that could allow or deny bears on both as a "maybe". */
export interface Bearing {
  readonly effect: Effect;
  readonly certainty: Certainty;
}

/** The decision, over the grants that reach the resource and hold, or may hold, the permission. */
export function decide(bearings: readonly Bearing[]): Verdict {
  const sure = (effect: Effect) => bearings.some((b) => b.effect === effect && b.certainty === 'sure');
  const possible = (effect: Effect) => bearings.some((b) => b.effect === effect || b.effect === 'either');

  if (sure('deny')) return 'denied';
  if (sure('allow') && !possible('deny')) return 'allowed';
  if (possible('allow')) return 'unknown';
  return 'not-granted';
}
