import { distance } from 'fastest-levenshtein';

/** The candidates most like what was typed, at most `count`, nearest first. */
export function nearest(typed: string, candidates: Iterable<string>, count = 3): readonly string[] {
  const lower = typed.toLowerCase();
  const scored = [...new Set(candidates)].map((candidate) => ({
    candidate,
    score: likeness(lower, candidate.toLowerCase()),
  }));
  scored.sort(
    (a, b) =>
      a.score.holds - b.score.holds || a.score.apart - b.score.apart || (a.candidate < b.candidate ? -1 : 1),
  );
  return scored.slice(0, count).map(({ candidate }) => candidate);
}

/** How far a candidate is from what was typed; the smaller each, the nearer. */
interface Likeness {
  /** 0 where it holds what was typed, 1 where what was typed holds most of it, else 2. */
  readonly holds: 0 | 1 | 2;
  /** How far the words that were typed are from the beginnings of its words, and a little for every other letter. */
  readonly apart: number;
}

function likeness(typed: string, candidate: string): Likeness {
  const isMost = candidate.length * 2 > typed.length;
  const holds = candidate.includes(typed) ? 0 : isMost && typed.includes(candidate) ? 1 : 2;
  const words = wordsIn(candidate);
  const apart = wordsIn(typed).reduce(
    (sum, word) => sum + Math.min(word.length, ...words.map((other) => wordDistance(word, other))),
    0,
  );
  return { holds, apart: apart + distance(typed, candidate) / 4 };
}

function wordsIn(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Who types the beginning of a word means the word. */
function wordDistance(typed: string, word: string): number {
  return word.startsWith(typed) ? 0 : distance(typed, word);
}

/** `a`, `b` or `c`, as the end of an error's sentence. */
export function orList(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

/** The end of an error's sentence: what comes nearest, where there is anything at all; `spell` says how to type it. */
export function didYouMean(
  typed: string,
  candidates: Iterable<string>,
  spell: (candidate: string) => string = (candidate) => candidate,
): string {
  const near = nearest(typed, candidates).map(spell);
  if (near.length === 0) return '';
  return near.length === 1 ? `; the nearest is ${orList(near)}` : `; the nearest are ${orList(near)}`;
}
