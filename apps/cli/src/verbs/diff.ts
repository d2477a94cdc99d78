import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { DiffOptions } from '../runs/diff.ts';
import { withChangeOptions } from './options.ts';

export function addDiff(program: Command, io: Io, run: Run): void {
  withChangeOptions(
    program
      .command('diff')
      .description(
        'what changed between two snapshots: who can do what now and could not, or can no longer, and why',
      )
      .argument('<before>', 'the earlier snapshot')
      .argument('<after>', 'the later snapshot')
      .option('--for <who>', 'only what changed for a member, a token or the members of a user group'),
  ).action((before: string, after: string, options: DiffOptions) =>
    run(async () => (await import('../runs/diff.ts')).askDiff(options, io, { before, after })),
  );
}
