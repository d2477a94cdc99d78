import type { Access } from '@grantlens/engine';
import { readSentence, type Sentence } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { invariant } from '@grantlens/snapshot/internal';
import { type AskedFlags, type Command, commandOf, typed } from '../answers/ask.ts';
import { answerDiff } from '../answers/diff.ts';
import { earlierSnapshot } from '../answers/earlier-snapshot.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { answerFrom } from '../input/answer-from.ts';
import { snapshotPath } from '../input/snapshot-path.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { madeFor, writeAnswer } from '../output/formats.ts';
import { plainVerbs } from './plain-verbs.ts';
import { readingOptions } from './reading-options.ts';
import type { ListOptions } from './who-can.ts';

/** The options of the verb. */
export type AskOptions = ListOptions & { readonly previous?: readonly string[] };

/** The answer to a sentence, and the command that gives the same. */
export interface Asked {
  readonly command: Command;
  readonly answer: Answer;
  /** What is to be known of how the sentence was read. */
  readonly notes?: readonly string[];
}

/** `grantlens ask`: says which command a sentence means, and answers as that command does. */
export async function askSentence(options: AskOptions, io: Io, text: string): Promise<ExitCode> {
  const previous = options.previous ?? [];
  const snapshots = [
    { options },
    ...previous.map((snapshot) => ({ options: { ...options, snapshot }, isEarlier: true })),
  ];
  const work = (...[access, ...earlier]: readonly Access[]): Asked => {
    invariant(access !== undefined, 'a question is about a snapshot');
    const sentence = readSentence(text, access.account);
    const asked =
      sentence.kind === 'diff'
        ? askChanges(sentence, { access, earlier, files: previous, file: snapshotPath(options.snapshot, io) })
        : askOne(sentence, access, options);
    if (options.output === 'markdown' && asked.answer.comment === undefined)
      throw new GrantlensError(
        'usage',
        `the question means "${asked.command.verb}", which is not written in markdown: only what changes or would change is`,
      );
    return { ...asked, answer: madeFor(asked.answer, options.output) };
  };
  const { answer: asked, finish } = await answerFrom(snapshots, io, work, {
    readsOn: ({ answer }) => answer.each !== undefined,
    everything: previous.length > 0,
  });
  try {
    const said = typed(withOptions(asked.command, options));
    io.err([`same as: ${said}`, ...(asked.notes ?? []).map((note) => `note: ${note}`), ''].join('\n'));
    return relaxed(await writeAnswer(asked.answer, options.output, io), options.exitZero);
  } finally {
    finish();
  }
}

/** Answers a sentence about one snapshot as the command that it means. */
export function askOne(sentence: Sentence, access: Access, options: AskedFlags = {}): Asked {
  const command = commandOf(sentence, options);
  const { verb, words } = command;
  const given = new Map(command.options.map(([name, value]) => [name, value]));
  const answer = plainVerbs[verb]?.answer(access, {
    words,
    has: (flag) => given.has(flag),
    values: (option) => {
      const value = given.get(option);
      return value === undefined ? undefined : [value];
    },
  });
  invariant(answer !== undefined && answer !== null, `a sentence means a command: ${verb}`);
  return { command, answer };
}

function askChanges(
  sentence: Extract<Sentence, { kind: 'diff' }>,
  given: {
    readonly access: Access;
    readonly earlier: readonly Access[];
    readonly files: readonly string[];
    readonly file: string | null;
  },
): Asked {
  const { at, notes } = earlierSnapshot(sentence.since, given.earlier);
  const before = given.earlier[at];
  invariant(before !== undefined, 'one of the earlier snapshots was chosen');
  const command = commandOf(sentence);
  return {
    command: { ...command, words: [given.files[at] ?? '', given.file ?? ''] },
    answer: answerDiff(before, given.access, sentence.of ?? undefined),
    notes,
  };
}

/** The options that every question has; the snapshots of `diff` are words of the command. */
function withOptions(command: Command, options: AskOptions): Command {
  const { snapshot, output, exitZero } = options;
  const more: Command['options'] = [
    ...(snapshot === undefined || command.verb === 'diff' ? [] : ([['--snapshot', snapshot]] as const)),
    ...(output === 'table' ? [] : ([['--output', output]] as const)),
    ...readingOptions(options),
    ...(exitZero ? ([['--exit-zero']] as const) : []),
  ];
  return { ...command, options: [...command.options, ...more] };
}
