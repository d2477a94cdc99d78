import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { AskOptions } from '../runs/ask.ts';
import { withSentenceOptions } from './options.ts';

export function addAsk(program: Command, io: Io, run: Run): void {
  withSentenceOptions(
    program
      .command('ask')
      .description("a question as a sentence: 'who can edit dns on example.com'")
      .argument(
        '<sentence...>',
        'who can …, can … …, why can … not …, what can … do, what changed …, what if …',
      )
      .option(
        '--previous <file...>',
        'earlier snapshots, for what changed: the one is taken that the sentence means (last quarter, 2026-03-31)',
      ),
  ).action((words: readonly string[], options: AskOptions) =>
    run(async () => (await import('../runs/ask.ts')).askSentence(options, io, words.join(' '))),
  );
}
