import type { ReviewState } from '../decisions/review-state.ts';
import { batchesOf } from '../log/batches.ts';

/**
 * Whether something was decided, excepted or carried out since the last verification, which then says nothing
 * of it.
 */
export function isStale({ lines }: ReviewState): boolean {
  const last = lines.findLast((line) => line.kind === 'verification')?.seq ?? 0;
  return (
    lines.some(({ kind, seq }) => (kind === 'exception' || kind === 'step') && seq > last) ||
    batchesOf(lines).closed.some(({ line }) => line.rows > 0 && line.seq > last)
  );
}
