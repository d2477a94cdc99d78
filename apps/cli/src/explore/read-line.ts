import { readTypedLine } from '../completion/typed-line.ts';
import { answeringVerbs, otherVerbs } from './verbs.ts';

/** What a line of the loop asks for. */
export type Wish =
  | { readonly kind: 'nothing' | 'help' | 'end' }
  | { readonly kind: 'refused'; readonly why: string }
  /** The arguments with which the program is run. */
  | { readonly kind: 'answer'; readonly args: readonly string[] };

/** Reads a line of the loop: a verb with its arguments, in quotes as in a shell, or else a sentence. */
export function readLine(typed: string): Wish {
  const line = typed.trim();
  const named = withoutProgram(line);
  const [verb = '', ...rest] = named.split(/\s+/);
  if (named === '') return { kind: 'nothing' };
  if (verb === 'exit' || verb === 'quit') return { kind: 'end' };
  if (verb === 'help') return rest.length === 0 ? { kind: 'help' } : readLine(`${rest.join(' ')} --help`);
  if (otherVerbs.has(verb)) {
    const why = `"${verb}" is not for this loop, which only answers questions from the snapshot; run \`grantlens ${verb}\` in the shell`;
    return { kind: 'refused', why };
  }
  if (!answeringVerbs.has(verb)) return sentence(line);
  const { words, quote } = readTypedLine(`${named} `);
  const args = words.slice(1);
  if (verb === 'ask' && !args.some(isOption)) return sentence(named.slice(verb.length).trim());
  if (named === line && beginsSentence(verb, args)) return sentence(line);
  if (quote === null) return { kind: 'answer', args: words };
  return { kind: 'refused', why: `a quote is open: ${quote} is there once too often or too rarely` };
}

/** A line without the name of the program, which a line that is pasted may begin with. */
export function withoutProgram(line: string): string {
  return line.replace(/^\s*grantlens(\s+|$)/, '');
}

function sentence(text: string): Wish {
  return { kind: 'answer', args: ['ask', '--', text] };
}

/**
 * Whether what begins with a verb is a sentence all the same: "can kai edit dns on tickets" has more words than the
 * verb takes arguments, or a plain word where the verb has its permission.
 */
function beginsSentence(verb: string, args: readonly string[]): boolean {
  if (args.some(isOption)) return false;
  if (verb === 'can') return args.length > 3 || (args.length === 3 && /^[a-z]+$/.test(args[1] ?? ''));
  return (verb === 'compare' && args.length > 2) || (verb === 'show' && args.length > 1);
}

function isOption(word: string): boolean {
  return word.startsWith('-');
}
