import { type OutputFormat, outputFormats } from '../output/formats.ts';

/** What the plain form of a verb has beside what every question has. */
export interface PlainForm {
  /** How many words there are at least, and at most. */
  readonly words: readonly [least: number, most: number];
  readonly flags?: readonly string[];
  /** Options with one value, and those that may be given several times with one each. */
  readonly once?: readonly string[];
  readonly often?: readonly string[];
}

/** A command line that leaves nothing to interpret. */
export interface PlainLine {
  readonly verb: string;
  readonly words: readonly string[];
  readonly has: (flag: string) => boolean;
  /** The values of an option; undefined where it is not given. */
  readonly values: (option: string) => readonly string[] | undefined;
  readonly snapshot: string | undefined;
  /** The settings file, false for none, undefined for the usual one. */
  readonly config: string | false | undefined;
  readonly output: OutputFormat;
  readonly exitZero: boolean;
}

/**
 * Reads the plain form of a question, before anything that reads every form is loaded. Null for whatever is
 * not plain, be it right or wrong: the program's own reading says what it means.
 */
export function readPlainLine(
  [verb = '', ...rest]: readonly string[],
  forms: Readonly<Record<string, PlainForm>>,
): PlainLine | null {
  const form = Object.hasOwn(forms, verb) ? forms[verb] : undefined;
  if (form === undefined) return null;
  const flagNames = new Set(['--exit-zero', '--no-config', ...(form.flags ?? [])]);
  const once = new Set(['--snapshot', '--output', '--config', ...(form.once ?? [])]);
  const often = new Set(form.often);
  const words: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    const option = longNames.get(word) ?? word;
    if (once.has(option) || often.has(option)) {
      const value = rest[++at];
      const before = values.get(option) ?? [];
      if (value === undefined || !isWord(value) || (before.length > 0 && once.has(option))) return null;
      values.set(option, [...before, value]);
    } else if (flagNames.has(option)) flags.add(option);
    else if (isWord(word)) words.push(word);
    else return null;
  }
  const [least, most] = form.words;
  const [wanted = 'table'] = values.get('--output') ?? [];
  const output = outputFormats.find((format) => format === wanted);
  const config = values.get('--config')?.[0];
  if (config !== undefined && flags.has('--no-config')) return null;
  if (words.length < least || words.length > most || output === undefined) return null;
  return {
    verb,
    words,
    has: (flag) => flags.has(flag),
    values: (option) => values.get(option),
    snapshot: values.get('--snapshot')?.[0],
    config: flags.has('--no-config') ? false : config,
    output,
    exitZero: flags.has('--exit-zero'),
  };
}

function isWord(text: string): boolean {
  return text.trim() !== '' && !text.startsWith('-');
}

const longNames: ReadonlyMap<string, string> = new Map([
  ['-s', '--snapshot'],
  ['-o', '--output'],
]);
