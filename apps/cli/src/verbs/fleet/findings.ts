import { severities } from '@grantlens/engine/internal';
import { type Command, Option } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { FleetFindingsOptions } from '../../runs/fleet/findings.ts';
import { withFindingFlags } from '../finding-flags.ts';
import { fleetArgument, withFleetOptions } from './options.ts';

export function addFleetFindings(fleet: Command, io: Io, run: Run): void {
  const command = fleet
    .command('findings')
    .description('findings of every account, counted by kind')
    .addArgument(fleetArgument())
    .addOption(
      new Option('--fail-on <level>', 'exit with 2 when something open is at or above this level').choices(
        severities,
      ),
    );
  withFleetOptions(withFindingFlags(command)).action(
    (places: readonly string[], options: FleetFindingsOptions) =>
      run(async () => (await import('../../runs/fleet/findings.ts')).askFleetFindings(options, io, places)),
  );
}
