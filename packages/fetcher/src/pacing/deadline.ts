import { GrantlensError } from '@grantlens/snapshot';
import type { Clock } from '../clock.ts';

/** Ends a run after a time, and gives what calls that off. */
export function setDeadline(ms: number | undefined, clock: Clock, closing: AbortController): () => void {
  if (ms === undefined) return () => undefined;
  const late = new GrantlensError('deadline', `it was not done within ${Math.ceil(ms / 1000)} seconds`);
  return clock.after(ms, () => closing.abort(late));
}
