import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { MatrixOptions } from '../runs/matrix.ts';
import { argumentHelp } from './arguments.ts';
import { withQuestionOptions, withStandingOptions } from './options.ts';

export function addMatrix(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    withStandingOptions(
      program
        .command('matrix')
        .description('principals against permissions: everybody’s verdict for each, on each resource')
        .option(
          '--permission <permission...>',
          `${argumentHelp.permission} (default: the most powerful ones)`,
        )
        .option('--resource <resource...>', `${argumentHelp.resource} (default: the account, and few zones)`),
    ),
  ).action((options: MatrixOptions) =>
    run(async () => (await import('../runs/matrix.ts')).askMatrix(options, io)),
  );
}
