import type { Effect } from '@grantlens/snapshot';
import type { Certainty, Verdict } from './verdict.ts';

/** One grant as it bears on a question. A policy that could allow or deny bears on both as a "maybe". */
export interface Bearing {
  readonly effect: Effect;
  readonly certainty: Certainty;
}

/** The decision, over the grants that reach the resource and hold, or may hold, the permission. */
export function decide(bearings: readonly Bearing[]): Verdict {
  const surely = (effect: Effect) => bearings.some((b) => b.effect === effect && b.certainty === 'sure');
  const perhaps = (effect: Effect) => bearings.some((b) => b.effect === effect || b.effect === 'either');

  if (surely('deny')) return 'denied';
  if (surely('allow') && !perhaps('deny')) return 'allowed';
  if (perhaps('allow')) return 'unknown';
  return 'not-granted';
}
