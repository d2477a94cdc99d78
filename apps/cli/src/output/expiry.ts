import { readTime } from '@grantlens/snapshot/internal';

const day = 24 * 3_600_000;

/** When a credential ends, seen from now. */
export type Expiry =
  | { readonly kind: 'never' }
  | { readonly kind: 'over' | 'ahead'; readonly at: string; readonly words: string };

/** Reads when a credential ends; a date that cannot be read counts as ahead, as it stands. Times are milliseconds. */
export function readExpiry(expiresOn: string | undefined, now: number): Expiry {
  if (expiresOn === undefined) return { kind: 'never' };
  const end = readTime(expiresOn);
  if (end === null) return { kind: 'ahead', at: expiresOn, words: '' };
  const left = end - now;
  const span = spanWords(Math.abs(left));
  return left > 0
    ? { kind: 'ahead', at: expiresOn, words: `in ${span}` }
    : { kind: 'over', at: expiresOn, words: `${span} ago` };
}

function spanWords(ms: number): string {
  if (ms >= 2 * day) return `${Math.floor(ms / day)} days`;
  if (ms >= 2 * 3_600_000) return `${Math.floor(ms / 3_600_000)} hours`;
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
