import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { NoNewAccessOptions } from '../../runs/check/no-new-access.ts';
import { withAbove, withCheckOutput, withPlanOptions } from '../check-output.ts';
import { withReadingOptions, withSnapshotOption } from '../options.ts';

export function addNoNewAccess(check: Command, io: Io, run: Run): void {
  const command = check
    .command('no-new-access')
    .description('whether nobody has anything that they had not before, but what a file allows')
    .argument('[snapshot...]', 'the earlier snapshot and the later one');
  withCheckOutput(withPlanOptions(withReadingOptions(withSnapshotOption(command))))
    .option('--allow <file>', 'what may be new: who, what, where, with owner, reason and until')
    .option('--at <date>', 'the day or moment with which dates are compared')
    .addHelpText(
      'after',
      `
Who could not act before, or was not there, had nothing; a token that works from elsewhere or for longer has
something new.

Examples:
  grantlens check no-new-access q3.snapshot.json q4.snapshot.json --allow agreed.yaml
  terraform show -json tfplan | grantlens check no-new-access -s now.snapshot.json --tf-plan -

Exit codes: 0 nothing is new; 1 error; 2 something is; 3 nothing certainly is, and something could not be seen.`,
    )
    .action((files: readonly string[], options: NoNewAccessOptions) =>
      run(async () =>
        (await import('../../runs/check/no-new-access.ts')).askNoNewAccess(
          withAbove(options, command, check),
          io,
          files,
        ),
      ),
    );
}
