import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { ExploreOptions } from '../runs/explore.ts';
import { withReadingOptions, withSnapshotOption } from './options.ts';

export function addExplore(program: Command, io: Io, run: Run): void {
  withReadingOptions(
    withSnapshotOption(
      program
        .command('explore')
        .description('one question after the other on the terminal, with completion and history')
        .option('--no-history', 'neither read nor keep what was asked'),
    ),
  )
    .addHelpText(
      'after',
      `
A line is a sentence as "ask" reads it, or a verb as in the shell; it is answered as that verb answers. TAB completes
verbs, options and names. Ctrl-C ends an answer, or clears the line; Ctrl-D, or "exit", ends the loop. The last 1,000
lines are kept in $XDG_STATE_HOME/grantlens/history (~/.local/state/grantlens/history), for you alone to read.

Examples:
  grantlens explore -s my.snapshot.json.gz
  grantlens> who can edit dns on shop.example
  grantlens> who-can dns_records:edit shop.example --explain
  grantlens> help`,
    )
    .action((options: ExploreOptions) =>
      run(async () => (await import('../runs/explore.ts')).explore(options, io)),
    );
}
