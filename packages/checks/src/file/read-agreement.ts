import { readDay, readTime } from '@grantlens/snapshot/internal';
import type { Agreement } from './check.ts';
import type { Blame } from './fault.ts';
import { type Fields, readSentence, readText } from './fields.ts';
import type { Located, LocatedText } from './located.ts';

/** The keys that say who agreed to something, why, and until when. */
export const agreementKeys = ['owner', 'reason', 'until'] as const;

/** Reads who agreed to something, why, and until when; null with a fault where one of them is missing. */
export function readAgreement(fields: Fields | null, blame: Blame): Agreement | null {
  const owner = readSentence(fields?.get('owner'), 'the owner', blame);
  const reason = readSentence(fields?.get('reason'), 'the reason', blame);
  const until = readMoment(fields?.get('until'), '"until"', blame);
  if (owner === null || reason === null || until === null) return null;
  return { owner, reason, until: until.value };
}

/** Reads a day, or a moment with its zone. */
export function readMoment(located: Located | undefined, what: string, blame: Blame): LocatedText | null {
  const text = readText(located, what, blame);
  if (text === null || readDay(text.value) !== null || readTime(text.value) !== null) return text;
  blame(
    text.at,
    `${what} must be a day like 2026-03-31, or an RFC 3339 time with its zone like 2026-03-31T18:00:00Z`,
  );
  return null;
}
