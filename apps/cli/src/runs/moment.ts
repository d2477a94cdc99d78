import { GrantlensError } from '@grantlens/snapshot';
import { readDay, readTime } from '@grantlens/snapshot/internal';

/** The moment that `--at` names: of a day its first one; undefined where nobody names one. */
export function momentOf(text: string | undefined): { readonly now?: number } {
  if (text === undefined) return {};
  const now = readDay(text) ?? readTime(text);
  if (now !== null) return { now };
  const form = 'a day like 2026-03-31, or an RFC 3339 time with its zone';
  throw new GrantlensError('usage', `--at ${text} is not a date: it is ${form}`);
}
