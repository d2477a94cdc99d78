import { Argument, type Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { ActivityOptions } from '../runs/activity.ts';
import { argumentHelp } from './arguments.ts';
import { withQuestionOptions } from './options.ts';

export function addActivity(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    program
      .command('activity')
      .description('what the audit log beside the snapshot says: who changed what, and when last')
      .addArgument(new Argument('[member]', `only of one, in detail: ${argumentHelp.member}`))
      .option('--access', 'the rows about access itself: members, user groups, tokens, SCIM, roles, SSO'),
  )
    .addHelpText(
      'after',
      `
The log has changes and logins: no reads, nothing that was refused, and not every product. What is not in it did not
necessarily not happen. It is read with: grantlens snapshot --activity, or --activity-only beside a snapshot.
Exit codes: 0 something is listed; 2 nothing was recorded; 3 incomplete: a log was not read to its end.

Examples:
  grantlens activity
  grantlens activity kai@example.com
  grantlens activity --access -o json`,
    )
    .action((who: string | undefined, options: ActivityOptions) =>
      run(async () => (await import('../runs/activity.ts')).askActivity(options, io, who)),
    );
}
