import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { PathsOptions } from '../runs/paths.ts';
import { argumentHelp } from './arguments.ts';
import { withQuestionOptions, withStandingOptions } from './options.ts';

export function addPaths(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    withStandingOptions(
      program
        .command('paths')
        .description('walks by which somebody could gain more than they have, shortest first')
        .option('--from <who>', `only the walks of one: ${argumentHelp.member}`)
        .option(
          '--to <permission resource...>',
          'what the walks lead to: a permission and a resource (default: Super Administrator on the account)',
        ),
    ),
  )
    .addHelpText(
      'after',
      `
A step is a right that makes more access: to change members and user groups, account tokens, or single sign-on.
Steps that may be possible are listed apart, and the answer is then incomplete.
Exit codes: 0 a walk is listed; 2 nobody has one; 3 incomplete: a walk may be possible, or something was not seen.

Examples:
  grantlens paths
  grantlens paths --from token:deploy
  grantlens paths --to dns_records:edit example.com -o json`,
    )
    .action((options: PathsOptions) =>
      run(async () => (await import('../runs/paths.ts')).askPaths(options, io)),
    );
}
