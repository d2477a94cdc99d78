import { readTime } from '@grantlens/snapshot/internal';

/** A moment as RFC 3339 in UTC, to the second; what is not a moment stays as it is. */
export function utc(text: string): string {
  const moment = readTime(text);
  return moment === null ? text : `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
