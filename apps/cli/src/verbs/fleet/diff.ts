import type { Command } from 'commander';
import type { FleetOptions } from '../../fleet/running.ts';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import { withAnswersOfAll } from './options.ts';

export function addFleetDiff(fleet: Command, io: Io, run: Run): void {
  withAnswersOfAll(
    fleet
      .command('diff')
      .description('what changed in every account, and which accounts came and went')
      .argument('<before>', 'a folder of the earlier snapshots, or one file')
      .argument('<after>', 'a folder of the later snapshots, or one file'),
  ).action((before: string, after: string, options: FleetOptions) =>
    run(async () => (await import('../../runs/fleet/diff.ts')).askFleetDiff(options, io, { before, after })),
  );
}
