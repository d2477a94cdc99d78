import { distance } from 'fastest-levenshtein';

/** The candidates most like what was typed, at most `count`, nearest first. */
export function nearest(typed: string, candidates: Iterable<string>, count = 3): readonly string[] {
  const lower = typed.toLowerCase();
  const scored = [...new Set(candidates)].map((candidate) => {
    const text = candidate.toLowerCase();
    const contained = text.includes(lower) || lower.includes(text);
    return { candidate, score: distance(lower, text) - (contained ? lower.length : 0) };
  });
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, count).map(({ candidate }) => candidate);
}

/** `a`, `b` or `c`, as the end of an error's sentence. */
export function orList(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}

/** The end of an error's sentence: what comes nearest, where there is anything at all. */
export function didYouMean(typed: string, candidates: Iterable<string>): string {
  const near = nearest(typed, candidates);
  if (near.length === 0) return '';
  return near.length === 1 ? `; the nearest is ${orList(near)}` : `; the nearest are ${orList(near)}`;
}
