import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { CommonOptions } from '../runs/answer-question.ts';
import { withChangeOptions } from './options.ts';

export function addDiff(program: Command, io: Io, run: Run): void {
  withChangeOptions(
    program
      .command('diff')
      .description(
        'what changed between two snapshots: who can do what now and could not, or can no longer, and why',
      )
      .argument('<before>', 'the earlier snapshot')
      .argument('<after>', 'the later snapshot'),
  ).action((before: string, after: string, options: CommonOptions) =>
    run(async () => (await import('../runs/diff.ts')).askDiff(options, io, { before, after })),
  );
}
