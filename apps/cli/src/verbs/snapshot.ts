import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { SnapshotOptions } from '../runs/take-snapshot.ts';
import { withNetworkOptions } from './network.ts';

export function addSnapshot(program: Command, io: Io, run: Run): void {
  withNetworkOptions(
    program
      .command('snapshot')
      .description('read an account over the network into one file')
      .option(
        '--out <file>',
        'where to write; .gz in the name compresses (default: <account id>.snapshot.json)',
      )
      .option('--quiet', 'say nothing while reading'),
  ).action((options: SnapshotOptions) =>
    run(async () => (await import('../runs/take-snapshot.ts')).takeSnapshot(options, io)),
  );
}
