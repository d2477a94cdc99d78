import { compareTexts, readTime } from '@grantlens/snapshot/internal';
import type { MomentAccount } from './moment.ts';

/** The order of rows: by account, then by moment. */
export function inOrder(a: MomentAccount, b: MomentAccount): number {
  return (
    compareTexts(a.id, b.id) ||
    instantOf(a.takenAt) - instantOf(b.takenAt) ||
    compareTexts(a.digest, b.digest)
  );
}

function instantOf(time: string): number {
  return readTime(time) ?? 0;
}
