import { readDay } from '@grantlens/snapshot/internal';
import type { DateSaid, Person } from './person.ts';
import { meaningOfStatus } from './status-meaning.ts';

/** What a row says in words and days (`2025-11-30`; anything else is a date that cannot be read). */
export interface SaidInShort {
  readonly status?: string | null | readonly string[];
  readonly ends?: string | null | readonly string[];
  readonly starts?: string | readonly string[];
  readonly notices?: string;
  readonly name?: string;
}

/** A row of HR data; null is a blank cell, and what is not there a column that HR does not keep. */
export function personWith(email: string, { status, ends, starts, notices, name }: SaidInShort = {}): Person {
  const days = (texts: string | null | readonly string[], column: string): readonly DateSaid[] =>
    list(texts).map((text) => ({ column, text, from: readDay(text) }));
  return {
    emails: [email],
    ...(name !== undefined && { name }),
    ...(status !== undefined && {
      statuses: list(status).map((text, at) => ({
        column: `Status ${at}`,
        text,
        means: meaningOfStatus(text),
      })),
    }),
    ...(ends !== undefined && { ends: days(ends, 'End date') }),
    ...(starts !== undefined && { starts: days(starts, 'Hire date') }),
    ...(notices !== undefined && { notices: days(notices, 'Notice date') }),
  };
}

function list(texts: string | null | readonly string[]): readonly string[] {
  return texts === null ? [] : typeof texts === 'string' ? [texts] : texts;
}
