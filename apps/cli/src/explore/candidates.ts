import { readTypedLine } from '../completion/typed-line.ts';
import { withoutProgram } from './read-line.ts';
import { answeringVerbs } from './verbs.ts';

/** Asks the program what can follow some words, as a shell does. */
export type Complete = (...words: readonly string[]) => Promise<readonly string[]>;

/** What can stand at the end of a line, and the part of the line that it replaces. */
export type Candidates = readonly [candidates: string[], replaced: string];

/** Words that are of the loop itself. */
const own = ['help', 'exit', 'quit'];

/** Completes a line: verbs and options as in a shell, and names, in quotes where they have blanks; in sentences too. */
export async function candidatesFor(typed: string, complete: Complete): Promise<Candidates> {
  const line = withoutProgram(typed);
  const { words, current, start, quote } = readTypedLine(line);
  const [verb] = words;
  if (verb === undefined) {
    const verbs = [...answeringVerbs, ...own].filter((word) => word.startsWith(current));
    return ready(verbs, line.slice(start), quote);
  }
  if (answeringVerbs.has(verb) && verb !== 'ask') {
    const found = await complete(...words, current);
    if (found.length > 0 || current.startsWith('-')) return ready(found, line.slice(start), quote);
  }
  return await inSentence(line, complete);
}

/** In a sentence the apostrophe of "can't" opens no quote. */
async function inSentence(line: string, complete: Complete): Promise<Candidates> {
  const [, raw = '', open, inside] = /(?:^|\s)((["'])([^"']*)|\S*)$/.exec(line) ?? [];
  const found = await complete('show', inside ?? raw);
  return ready(found, raw, open === "'" || open === '"' ? open : null);
}

/** One candidate is the word, and the next word can follow. */
function ready(found: readonly string[], replaced: string, quote: "'" | '"' | null): Candidates {
  const quoted = found.map((word) => inQuotes(word, quote));
  return [quoted.length === 1 ? quoted.map((word) => `${word} `) : quoted, replaced];
}

/** A word as the line takes it: in the quotes that are open already, else in some where it needs them. */
function inQuotes(word: string, open: "'" | '"' | null): string {
  if (open === null && /^[\p{L}\p{N}_@%+=:,./*#-]+$/u.test(word)) return word;
  const quote = open ?? (word.includes("'") ? '"' : "'");
  return quote === '"' ? `"${word.replace(/["\\]/g, '\\$&')}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
