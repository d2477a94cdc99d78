import { type PhraseMeaning, statusPhrases } from './status-phrases.ts';

/** What a word of HR means: at work, away and coming back, no longer there, known and undecided, or not known. */
export const statusMeanings = ['here', 'absent', 'gone', 'open', 'unread'] as const;
export type StatusMeaning = (typeof statusMeanings)[number];

/** What a status means: a known phrase, or several that make up all of it (`Terminated - Voluntary`). */
export function meaningOfStatus(text: string): StatusMeaning {
  const meanings = partsOf(text);
  if (meanings === null) return 'unread';
  if (meanings.has('gone')) {
    const isDoubted = meanings.has('here') || meanings.has('absent') || meanings.has('open');
    return isDoubted ? 'open' : 'gone';
  }
  if (meanings.has('open')) return 'open';
  if (meanings.has('absent')) return 'absent';
  return meanings.has('here') || meanings.has('type') ? 'here' : 'unread';
}

/** Whether a status says nothing but what sort of worker somebody is, as `Contractor` or `Full-time` do. */
export function isTypeOfWorker(text: string): boolean {
  const meanings = partsOf(text);
  return meanings?.has('type') === true && meanings.size === (meanings.has('beside') ? 2 : 1);
}

/** The meanings of the phrases that a status is made of; null where some of it is not known. */
function partsOf(text: string): ReadonlySet<PhraseMeaning> | null {
  const words = wordsOf(text);
  const found = new Set<PhraseMeaning>();
  for (let at = 0; at < words.length; ) {
    const length = longestAt(words, at);
    const meaning = phrases.get(words.slice(at, at + length).join(' '));
    if (meaning === undefined) return null;
    found.add(meaning);
    at += length;
  }
  return found;
}

function longestAt(words: readonly string[], at: number): number {
  for (let length = Math.min(mostWords, words.length - at); length > 1; length--) {
    if (phrases.has(words.slice(at, at + length).join(' '))) return length;
  }
  return 1;
}

/** `Ex-Employee`, `EX_EMPLOYEE` and `exEmployee` as `ex employee`. */
function wordsOf(text: string): readonly string[] {
  const bare = text.normalize('NFKD').replace(/[\p{M}\p{Cf}'’]/gu, '');
  const parted = bare.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return parted.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const phrases: ReadonlyMap<string, PhraseMeaning> = new Map(
  Object.entries(statusPhrases).flatMap(([meaning, list]) =>
    list.map((phrase) => [phrase, meaning as PhraseMeaning] as const),
  ),
);

const mostWords = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length));
