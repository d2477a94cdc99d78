import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { FleetWhoCanOptions } from '../../runs/fleet/who-can.ts';
import { permissionArgument, resourceArgument } from '../arguments.ts';
import { withNarrowedOptions, withStandingOptions } from '../options.ts';
import { fleetArgument, withFleetOptions } from './options.ts';

export function addFleetWhoCan(fleet: Command, io: Io, run: Run): void {
  withFleetOptions(
    withStandingOptions(
      withNarrowedOptions(
        fleet
          .command('who-can')
          .description('who-can of every account')
          .addArgument(permissionArgument())
          .addArgument(resourceArgument())
          .addArgument(fleetArgument()),
      ),
    ),
  ).action((permission: string, resource: string, places: readonly string[], options: FleetWhoCanOptions) =>
    run(async () =>
      (await import('../../runs/fleet/who-can.ts')).askFleetWhoCan(options, io, {
        permission,
        resource,
        places,
      }),
    ),
  );
}
