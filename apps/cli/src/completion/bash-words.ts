import type { TypedLine } from './typed-line.ts';

/**
 * Candidates as bash puts them into the line: what follows the last of the characters at which it breaks words, and each
 * character that the shell would take for more than itself behind a backslash, or left out of the list where a quote is
 * open in which it cannot stand.
 */
export function bashWords(
  candidates: readonly string[],
  { current, quote }: Pick<TypedLine, 'current' | 'quote'>,
  breaks: string,
): readonly string[] {
  const typed =
    quote === null ? [...current].findLastIndex((character) => breaks.includes(character)) + 1 : 0;
  const kept = [...current].slice(0, typed).join('').length;
  return candidates.flatMap((candidate) => {
    const rest = candidate.slice(kept);
    if (quote === null) return [rest.replace(/[^\p{L}\p{N}_@%+=:,./-]/gu, '\\$&')];
    const cannot = quote === "'" ? /'/ : /["$`\\!]/;
    return cannot.test(rest) ? [] : [rest];
  });
}
