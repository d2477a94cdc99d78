import type { Command, Option } from 'commander';
import type { NameKind } from './names.ts';

/** What can stand at the end of a command line. */
export interface AskedFor {
  /** Verbs, options, and the values of one that there are. */
  readonly words: readonly string[];
  /** What else it may name. */
  readonly names: readonly NameKind[];
}

const who: readonly NameKind[] = ['members', 'tokens'];
const holders: readonly NameKind[] = ['members', 'tokens', 'groups'];
const what: readonly NameKind[] = ['permissions', 'roles'];

/** What an argument names, by what help calls it; `verb argument` where that is not enough. */
const argumentNames: Readonly<Record<string, readonly NameKind[]>> = {
  member: who,
  'what-can member': holders,
  'person who': ['members'],
  first: who,
  second: who,
  permission: what,
  resource: ['zones'],
  name: [...holders, 'zones', 'roles', 'permissions'],
};

const optionNames: Readonly<Record<string, readonly NameKind[]>> = {
  '--from': who,
  '--for': holders,
  '--member': holders,
  '--permission': what,
  '--resource': ['zones'],
  '--to': [...what, 'zones'],
};

/** What can follow some words of a command line, the name of the program not among them. */
export function askedFor(program: Command, words: readonly string[], typed: string): AskedFor {
  const { command, rest } = verbIn(program, words);
  const { open, given } = readRest(command, rest);
  if (open !== null) return { words: open.argChoices ?? [], names: optionNames[open.long ?? ''] ?? [] };
  if (typed.startsWith('-')) return { words: longOptions(command), names: [] };
  if (command.commands.length > 0) return { words: command.commands.map((verb) => verb.name()), names: [] };
  const known = command.registeredArguments;
  const argument = known[given] ?? known.findLast(({ variadic }) => variadic);
  if (argument === undefined) return { words: [], names: [] };
  const name = argument.name();
  return {
    words: argument.argChoices ?? [],
    names: argumentNames[`${command.name()} ${name}`] ?? argumentNames[name] ?? [],
  };
}

function longOptions({ options }: Command): readonly string[] {
  return [...options.flatMap(({ long, hidden }) => (hidden ? [] : (long ?? []))), '--help'];
}

function verbIn(program: Command, words: readonly string[]): { command: Command; rest: readonly string[] } {
  const [word, ...rest] = words;
  const verb = program.commands.find((command) => command.name() === word);
  return verb === undefined ? { command: program, rest: words } : verbIn(verb, rest);
}

/** The option whose value comes next, and how many arguments there are already. */
function readRest({ options }: Command, words: readonly string[]): { open: Option | null; given: number } {
  let open: Option | null = null;
  let given = 0;
  for (const word of words) {
    const option = options.find(({ long, short }) => word === long || word === short);
    if (option !== undefined) open = option.required || option.optional ? option : null;
    else if (open !== null) open = open.variadic ? open : null;
    else given += 1;
  }
  return { open, given };
}
