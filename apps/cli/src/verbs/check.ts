import { checkSeverities } from '@grantlens/checks/options';
import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { CheckRunOptions } from '../runs/check.ts';
import { checkHelp, withCheckOutput } from './check-output.ts';
import { withReadingOptions, withSnapshotOption } from './options.ts';

export function addCheck(program: Command, io: Io, run: Run): void {
  const command = program
    .command('check')
    .description('whether what must hold of access does: assertions in files that people write, for CI')
    .argument('<file...>', 'files of checks (YAML or JSON)');
  withCheckOutput(withReadingOptions(withSnapshotOption(command)))
    .addOption(
      new Option('--fail-on <level>', 'checks below this level are listed, and do not fail the run').choices(
        checkSeverities,
      ),
    )
    .option(
      '--at <date>',
      'the day or moment with which dates are compared (default: when the snapshot was taken)',
    )
    .addHelpText('after', checkHelp)
    .action((files: readonly string[], options: CheckRunOptions) =>
      run(async () => (await import('../runs/check.ts')).askChecks(options, io, files)),
    );
}
