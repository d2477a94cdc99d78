import { severities } from '@grantlens/engine/internal';
import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { FindingsOptions } from '../runs/findings.ts';
import { withFindingFlags } from './finding-flags.ts';
import { withRulingOptions } from './options.ts';

export function addFindings(program: Command, io: Io, run: Run): void {
  const command = program
    .command('findings')
    .description('risks and hygiene: what was found, what is clean, and what is unknown')
    .addOption(
      new Option('--fail-on <level>', 'exit with 2 when something open is at or above this level').choices(
        severities,
      ),
    )
    .option('--previous <file...>', 'an earlier snapshot of the account; may be given several times');
  withRulingOptions(withFindingFlags(command)).action((options: FindingsOptions) =>
    run(async () => (await import('../runs/findings.ts')).askFindings(options, io)),
  );
}
