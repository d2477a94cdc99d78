import type { Said } from './asked.ts';
import type { Part } from './pattern.ts';
import type { SlotName } from './slots.ts';
import type { Word } from './split-words.ts';

/** A name in a sentence has no more words than this, unless it is in quotes. */
const mostWords = 12;

/** What words mean at a place of a sentence; null where nothing. */
export type MeansAt = (slot: SlotName, at: number, end: number) => string | null;

/** A sentence that would be read, were it not for one name. */
export interface NearMiss {
  readonly slot: SlotName;
  readonly at: number;
  readonly end: number;
  /** How many words were understood. */
  readonly understood: number;
}

/** Reads words by a pattern: what stands at its places; null where they do not fit. Names have as many words as fit. */
export function match(
  pattern: readonly Part[],
  words: readonly Word[],
  meansAt: MeansAt,
  onMiss: (miss: NearMiss) => void = () => undefined,
): Said | null {
  return from(0, 0, {}, null);

  function from(part: number, at: number, said: Said, miss: NearMiss | null): Said | null {
    const next = pattern[part];
    if (next === undefined) {
      if (at < words.length) return null;
      if (miss === null) return said;
      onMiss({ ...miss, understood: words.length - (miss.end - miss.at) });
      return null;
    }
    if (next.kind === 'phrase') {
      for (const phrase of next.phrases) {
        const found = isAt(phrase, at) ? from(part + 1, at + phrase.length, said, miss) : null;
        if (found !== null) return found;
      }
      return null;
    }
    const least = at + 1;
    const most = Math.min(words.length - (pattern.length - part - 1), at + mostWords);
    for (let end = most; end >= least; end--) {
      const meant = meansAt(next.slot, at, end);
      if (meant === null && miss !== null) continue;
      const missed = meant === null ? { slot: next.slot, at, end, understood: 0 } : miss;
      const found = from(part + 1, end, meant === null ? said : { ...said, [next.slot]: meant }, missed);
      if (found !== null) return found;
    }
    return null;
  }

  function isAt(phrase: readonly string[], at: number): boolean {
    return phrase.every((text, step) => {
      const word = words[at + step];
      return word !== undefined && !word.isQuoted && word.text === text;
    });
  }
}
