import { readDay, readTime } from '@grantlens/snapshot/internal';

const day = 24 * 60 * 60 * 1000;

/** Whether a date has passed. One without a time holds to the end of that day (UTC). */
export function hasPassed(date: string, now: number): boolean {
  const start = readDay(date);
  if (start !== null) return now >= start + day;
  const moment = readTime(date);
  return moment !== null && now > moment;
}
