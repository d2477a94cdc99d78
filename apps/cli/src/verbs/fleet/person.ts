import { Argument, type Command } from 'commander';
import type { FleetOptions } from '../../fleet/running.ts';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import { fleetArgument, withFleetOptions } from './options.ts';

export function addFleetPerson(fleet: Command, io: Io, run: Run): void {
  withFleetOptions(
    fleet
      .command('person')
      .description('what one person can do in every account, found by user id, else by e-mail address')
      .addArgument(new Argument('<who>', 'an e-mail, a user id, or whatever names a member of one account'))
      .addArgument(fleetArgument()),
  ).action((who: string, places: readonly string[], options: FleetOptions) =>
    run(async () =>
      (await import('../../runs/fleet/person.ts')).askFleetPerson(options, io, { who, places }),
    ),
  );
}
