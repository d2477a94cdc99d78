import { checkSeverities } from '@grantlens/checks/options';
import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { CheckRunOptions } from '../runs/check-run-options.ts';
import { addNoNewAccess } from './check/no-new-access.ts';
import { addNotGranted } from './check/not-granted.ts';
import { checkHelp, withCheckOutput, withPlanOptions } from './check-output.ts';
import { withReadingOptions, withSnapshotOption } from './options.ts';

export function addCheck(program: Command, io: Io, run: Run): void {
  const command = program
    .command('check')
    .description('whether what must hold of access does: assertions in files that people write, for CI')
    .argument('[file...]', 'files of checks (YAML or JSON); - for standard input')
    // A file that is called like an inner verb is written ./no-new-access.
    .helpCommand(false);
  withCheckOutput(withPlanOptions(withReadingOptions(withSnapshotOption(command))))
    .addOption(
      new Option('--fail-on <level>', 'checks below this level are listed, and do not fail the run').choices(
        checkSeverities,
      ),
    )
    .option(
      '--at <date>',
      'the day or moment with which dates are compared (default: when the snapshot was taken)',
    )
    .option('--only-new', 'with --tf-plan: what failed before the plan as well does not fail the run')
    .option('--init', 'write a first file of checks, which holds the account to what it is now')
    .option('--out <file>', 'with --init: a new file, which is never written over (default: standard output)')
    .addHelpText('after', checkHelp)
    .action((files: readonly string[], options: CheckRunOptions) =>
      run(async () => (await import('../runs/check.ts')).askChecks(options, io, files)),
    );
  addNoNewAccess(command, io, run);
  addNotGranted(command, io, run);
}
