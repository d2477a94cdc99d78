import { GrantlensError } from '@grantlens/snapshot';
import { readTime } from '@grantlens/snapshot/internal';

/**
 * The moment at which something is done, RFC 3339: the one that `--now` gives, else that of the machine.
 *
 * @throws GrantlensError `usage`
 */
export function momentOf(now: string | undefined): string {
  if (now === undefined) return new Date().toISOString();
  const moment = readTime(now);
  if (moment === null)
    throw new GrantlensError('usage', `"${now}" is not a time such as 2026-04-01T09:00:00Z`);
  return new Date(moment).toISOString();
}

/** The day of a moment, as UTC writes it. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
