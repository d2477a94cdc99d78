import { resolve } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { printable } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { candidatesFor } from '../explore/candidates.ts';
import { type History, mostLines, openHistory } from '../explore/history.ts';
import { candidatesIn, runOnTerminal, type Session } from '../explore/program.ts';
import { readLine } from '../explore/read-line.ts';
import { describeInterrupted } from '../failure.ts';
import { answerFrom } from '../input/answer-from.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';
import { snapshotPath } from '../input/snapshot-path.ts';
import type { Io } from '../io.ts';
import { readingOptions } from './reading-options.ts';

/** The options of the verb. */
export interface ExploreOptions extends QuestionOptions {
  readonly history: boolean;
}

const help = `A line is a sentence, or a verb as in the shell:
  who can edit dns on shop.example
  who-can dns_records:edit shop.example --explain
  can, who-can, what-can, list, show, compare, matrix, diff, what-if, paths,
  findings; "help VERB" says what a verb takes.
TAB completes verbs, options and names. The arrows go through what was asked.
Ctrl-C ends an answer or clears the line. "exit" or Ctrl-D ends.
`;

/** `grantlens explore` */
export async function explore(options: ExploreOptions, io: Io): Promise<ExitCode> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new GrantlensError(
      'usage',
      'explore is for a terminal, and standard input or output is not one; in a script, use `grantlens ask` or another verb',
    );
  }
  // A snapshot that cannot be used is said to be so before anybody types, and each answer is quick from the first on.
  const { answer: about, finish } = await answerFrom([{ options }], io, ({ account }) => ({
    name: account.name ?? account.id,
    asOf: account.takenAt.end,
  }));
  finish();
  const snapshot = resolve(snapshotPath(options.snapshot, io) ?? '');
  const history = options.history ? await openHistory(io) : null;
  io.out(`${printable(about.name)}, as of ${about.asOf}; TAB completes, "help" says more.\n`);
  const session = {
    snapshot,
    settings: io.settings === undefined ? null : resolve(io.settings.path),
    reading: readingOptions(options).flatMap(([name, value]) =>
      value === undefined ? [name] : [name, value],
    ),
  };
  const prompt = openPrompt(session, history);
  try {
    await answerLines(prompt, { session, history }, io);
  } finally {
    prompt.close();
  }
  return exitCodes.yes;
}

/** Node's own prompt, for it has completion and history; libraries of prompts ask for forms and have neither. */
function openPrompt(session: Session, history: History | null): Interface {
  const prompt = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: 'grantlens> ',
    history: [...(history?.lines ?? [])].reverse(),
    historySize: mostLines,
    completer: (line: string, done: (error: null, found: [string[], string]) => void) => {
      void candidatesFor(line, (...words) => candidatesIn(session, words)).then(([found, replaced]) =>
        done(null, [found, replaced]),
      );
    },
  });
  prompt.on('SIGINT', () => {
    if (prompt.line === '') return prompt.close();
    prompt.write(null, { ctrl: true, name: 'e' });
    prompt.write(null, { ctrl: true, name: 'u' });
  });
  return prompt;
}

async function answerLines(
  prompt: Interface,
  { session, history }: { readonly session: Session; readonly history: History | null },
  io: Io,
): Promise<void> {
  let isOver = false;
  prompt.once('close', () => {
    isOver = true;
  });
  prompt.prompt();
  for await (const line of prompt) {
    await history?.keep(line);
    const wish = readLine(line);
    if (wish.kind === 'end') return;
    if (wish.kind === 'help') io.out(help);
    if (wish.kind === 'refused') io.err(`grantlens: ${printable(wish.why)}.\n`);
    if (wish.kind === 'answer') {
      // The terminal makes a signal of Ctrl-C again, and what is typed meanwhile waits.
      prompt.pause();
      process.stdin.setRawMode(false);
      const signal = await runOnTerminal(wish.args, session);
      if (signal !== null) io.err(`\n${describeInterrupted('ask again, or something else')}`);
      if (!isOver) process.stdin.setRawMode(true);
    }
    if (!isOver) prompt.prompt();
  }
  io.out('\n');
}
