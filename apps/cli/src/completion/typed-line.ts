/** A command line as far as it is typed: whole words, and the one that is being typed. */
export interface TypedLine {
  readonly words: readonly string[];
  /** What the word at the end says so far, without its quotes. */
  readonly current: string;
  /** Where that word begins in the line. */
  readonly start: number;
  /** The quote that is open at the end. */
  readonly quote: "'" | '"' | null;
}

/** Takes a line apart as a shell does. Nothing in it is carried out: what a `$` would bring stays as it is typed. */
export function readTypedLine(line: string): TypedLine {
  const words: string[] = [];
  let current: string | null = null;
  let start = line.length;
  let quote: TypedLine['quote'] = null;
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? '';
    if (current === null) start = at;
    if (quote !== null && character === quote) quote = null;
    else if (character === '\\' && quote !== "'") current = (current ?? '') + (line[++at] ?? '');
    else if (quote !== null) current = (current ?? '') + character;
    else if (character === "'" || character === '"') {
      quote = character;
      current ??= '';
    } else if (/\s/.test(character)) {
      if (current !== null) words.push(current);
      current = null;
      start = at + 1;
    } else current = (current ?? '') + character;
  }
  return { words, current: current ?? '', start, quote };
}
