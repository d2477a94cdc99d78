import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { FleetPrivilegedOptions } from '../../runs/fleet/privileged.ts';
import { withStandingOptions } from '../options.ts';
import { fleetArgument, withFleetOptions } from './options.ts';

export function addFleetPrivileged(fleet: Command, io: Io, run: Run): void {
  withFleetOptions(
    withStandingOptions(
      fleet
        .command('privileged')
        .description('who holds a privilege in how many accounts, and through which path; widest first')
        .addArgument(fleetArgument()),
    ),
  ).action((places: readonly string[], options: FleetPrivilegedOptions) =>
    run(async () => (await import('../../runs/fleet/privileged.ts')).askFleetPrivileged(options, io, places)),
  );
}
