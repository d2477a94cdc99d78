import { checkSeverities } from '@grantlens/checks/options';
import { type Command, Option } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { FleetCheckOptions } from '../../runs/fleet/check.ts';
import { fleetArgument, withFleetOptions } from './options.ts';

export function addFleetCheck(fleet: Command, io: Io, run: Run): void {
  withFleetOptions(
    fleet
      .command('check')
      .description('whether what must hold of access does, in every account')
      .addArgument(fleetArgument())
      .requiredOption(
        '--checks <file>',
        'a file of checks (YAML or JSON); may be given several times',
        (file: string, before: readonly string[] | undefined) => [...(before ?? []), file],
      )
      .addOption(
        new Option(
          '--fail-on <level>',
          'checks below this level are listed, and do not fail the run',
        ).choices(checkSeverities),
      )
      .option(
        '--at <date>',
        'the day or moment with which dates are compared (default: when each snapshot was taken)',
      ),
  ).action((places: readonly string[], options: FleetCheckOptions) =>
    run(async () => (await import('../../runs/fleet/check.ts')).askFleetChecks(options, io, places)),
  );
}
