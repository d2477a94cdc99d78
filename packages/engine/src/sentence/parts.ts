import type { Account, Principal, Zone } from '@grantlens/snapshot';
import { once } from '@grantlens/snapshot/internal';
import type { Parts } from './slots.ts';
import { polite, pronouns, synonyms } from './synonyms.ts';

/** Words of the questions themselves: they are nobody's name unless it is the whole of one. */
const vocabulary: ReadonlySet<string> = new Set([
  ...pronouns,
  ...[polite, ...Object.values(synonyms)].flat().flatMap((phrase) => phrase.split(' ')),
]);

/** Whether a word is one of those that questions are made of. */
export function isOfQuestions(word: string): boolean {
  return vocabulary.has(word.toLowerCase());
}

/** No part of any name: only whole names mean something. */
export const noParts: Parts = { member: () => null, zone: () => null };

/** Finds the one thing of which words are a part of the name. */
export function openParts({ principals, zones }: Account): Parts {
  const members = once(() =>
    principals
      .filter(({ kind }) => kind === 'member')
      .map((one) => ({ one, text: `${one.email ?? ''}\n${one.name ?? ''}`.toLowerCase() })),
  );
  const named = once(() => zones.map((one) => ({ one, text: one.name?.toLowerCase() ?? '' })));
  return {
    member: (words) => onlyWith(words, members),
    zone: (words) => onlyLabel(words, named) ?? onlyWith(words, named),
  };

  function onlyLabel(words: string, all: () => readonly Named<Zone>[]): Zone | null {
    const begins = `${words.toLowerCase()}.`;
    return isName(words) ? theOne(all().filter(({ text }) => text.startsWith(begins))) : null;
  }
}

interface Named<T> {
  readonly one: T;
  readonly text: string;
}

function onlyWith<T extends Principal | Zone>(words: string, all: () => readonly Named<T>[]): T | null {
  const wanted = words.toLowerCase();
  return isName(words) ? theOne(all().filter(({ text }) => text.includes(wanted))) : null;
}

function theOne<T>(found: readonly Named<T>[]): T | null {
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? null : only.one;
}

function isName(words: string): boolean {
  return words.length > 1 && !words.split(/\s+/).every(isOfQuestions);
}
