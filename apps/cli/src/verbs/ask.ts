import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { ListOptions } from '../runs/who-can.ts';
import { withListOptions } from './options.ts';

export function addAsk(program: Command, io: Io, run: Run): void {
  withListOptions(
    program
      .command('ask')
      .description("a question as a sentence: 'who can edit dns on example.com'")
      .argument('<sentence...>', 'who can …, can … …, or what can … do'),
  ).action((words: readonly string[], options: ListOptions) =>
    run(async () => (await import('../runs/ask.ts')).askSentence(options, io, words.join(' '))),
  );
}
