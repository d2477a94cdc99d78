import { readTime } from '@grantlens/snapshot';

const day = 86_400_000;

/** Whole days from a time (RFC 3339) to a moment; null where the time is missing or cannot be read. */
export function daysSince(time: string | null, now: number): number | null {
  const from = readTime(time);
  return from === null ? null : Math.floor((now - from) / day);
}
