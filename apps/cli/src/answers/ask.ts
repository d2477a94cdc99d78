import type { Sentence } from '@grantlens/engine/internal';
import { typedCommand } from '../output/typed-command.ts';

/** A command of the program, as it was meant by somebody who did not type it. */
export interface Command {
  readonly verb: string;
  readonly words: readonly string[];
  /** An option, and its value where it has one. */
  readonly options: readonly (readonly [name: string, value?: string])[];
}

/** What a sentence may ask for besides: each belongs to the verbs that have it. */
export interface AskedFlags {
  readonly explain?: boolean | undefined;
  readonly includePending?: boolean | undefined;
  readonly includeInactive?: boolean | undefined;
}

/** The command that a sentence means; that of `diff` lacks its files. */
export function commandOf(sentence: Sentence, flags: AskedFlags = {}): Command {
  switch (sentence.kind) {
    case 'who-can': {
      const { permission, resource, only, without } = sentence;
      return command('who-can', [permission, resource], {
        '--kind': only,
        '--without': without,
        '--explain': flags.explain,
        ...standings(flags),
      });
    }
    case 'can': {
      const { principal, permission, resource, why } = sentence;
      return command('can', [principal, permission, resource], {
        '--explain': (why && !isOne(resource)) || flags.explain,
      });
    }
    case 'what-can':
      return command('what-can', [sentence.holder], { '--resource': sentence.resource ?? undefined });
    case 'compare':
      return command('compare', [sentence.first, sentence.second]);
    case 'diff':
      return command('diff', [], { '--for': sentence.of ?? undefined });
    case 'what-if':
      return command('what-if', [sentence.edit]);
    case 'list':
      return command('list', [sentence.of, ...sentence.filters]);
    case 'show':
      return command('show', [sentence.name]);
    case 'paths':
      return command('paths', [], { '--from': sentence.from ?? undefined, ...standings(flags) });
  }
}

/** A command as it is typed. Words that begin like an option stand after `--`. */
export function typed({ verb, words, options }: Command): string {
  const isOdd = [...words, ...options.map(([, value = '']) => value)].some((word) => word.startsWith('-'));
  const said = options.flatMap(([name, value]) => {
    if (value === undefined) return [name];
    return isOdd && value.startsWith('-') ? [`${name}=${value}`] : [name, value];
  });
  const isBehind = words.some((word) => word.startsWith('-'));
  return isBehind
    ? typedCommand('grantlens', verb, ...said, '--', ...words)
    : typedCommand('grantlens', verb, ...words, ...said);
}

/** About one resource an answer says why in any case. */
function isOne(resource: string): boolean {
  return resource !== 'anywhere' && !resource.startsWith('zone:');
}

type Options = Readonly<Record<string, string | boolean | undefined>>;

function command(verb: string, words: readonly string[], options: Options = {}): Command {
  const given = Object.entries(options).flatMap(([name, value]): Command['options'] => {
    if (value === undefined || value === false) return [];
    return [value === true ? [name] : [name, value]];
  });
  return { verb, words, options: given };
}

function standings({ includePending, includeInactive }: AskedFlags): Options {
  return { '--include-pending': includePending, '--include-inactive': includeInactive };
}
