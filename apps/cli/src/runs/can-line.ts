import type { CanQuestion } from '../answers/can.ts';
import { type OutputFormat, outputFormats } from '../output/formats.ts';

/** A command line of `can` that leaves nothing to interpret. */
export interface CanLine {
  readonly question: CanQuestion;
  readonly snapshot: string | undefined;
  readonly output: OutputFormat;
  readonly exitZero: boolean;
}

/**
 * Reads the plain form of `can`, before anything that reads every form is loaded. Null for whatever is not plain, be it
 * right or wrong: the program's own reading says what it means.
 */
export function readCanLine(args: readonly string[]): CanLine | null {
  const [verb, ...rest] = args;
  if (verb !== 'can') return null;
  const named: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    const option = longNames.get(word) ?? word;
    if (valued.has(option)) {
      const value = rest[++at];
      if (value === undefined || value.startsWith('-') || isBlank(value) || values.has(option)) return null;
      values.set(option, value);
    } else if (plainFlags.has(option)) flags.add(option);
    else if (isBlank(word) || word.startsWith('-')) return null;
    else named.push(word);
  }
  const [principal, permission, resource, ...more] = named;
  const output = outputFormats.find((format) => format === (values.get('--output') ?? 'table'));
  if (principal === undefined || permission === undefined || resource === undefined) return null;
  if (more.length > 0 || output === undefined) return null;
  const explain = flags.has('--explain');
  const question = { principal, permission, resource, explain };
  return { question, snapshot: values.get('--snapshot'), output, exitZero: flags.has('--exit-zero') };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

const longNames: ReadonlyMap<string, string> = new Map([
  ['-s', '--snapshot'],
  ['-o', '--output'],
]);
const valued: ReadonlySet<string> = new Set(['--snapshot', '--output']);
const plainFlags: ReadonlySet<string> = new Set(['--explain', '--exit-zero']);
