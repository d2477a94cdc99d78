import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewApplyOptions } from '../../runs/review/apply.ts';
import { maxSizeOption } from '../max-size.ts';
import { deadlineOption, withConnectionOptions } from '../network.ts';
import { onPackage, withLogOptions, withNow } from './shared.ts';

export function addReviewApply(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('apply'))
    .description('carry out the plan, one write after the other; without --execute, say what would be sent')
    .option('--plan <file>', 'the plan that you have looked at: refused unless it is the plan, byte for byte')
    .option('--execute', 'send it')
    .option('--only <step...>', 'carry out these steps; those that they follow must be done')
    .addOption(deadlineOption('end after this time, like 90s, 30m or 2h', 6 * 3_600_000))
    .option('--quiet', 'say nothing but what became of each step')
    .addOption(maxSizeOption());
  withNow(withLogOptions(withConnectionOptions(command)))
    .addHelpText(
      'after',
      `
The plan is made from the package and the log, as "review plan" was last asked for it. Before each write the object is read,
and must be as the plan says; after it, it is read until it shows. A run that was interrupted anywhere is started again
with the same command. The credential comes from the environment, as for "grantlens snapshot"; it needs Account Settings
Write, and Account API Tokens Write for tokens.

Examples:
  grantlens review apply review-2026q4                           # says what would be sent
  grantlens review apply review-2026q4 --plan plan.json --execute
  grantlens review apply review-2026q4 --only s-0f3a9c2b1d4e --execute

Exit codes: 0 all is done; 1 error, or the API cannot be reached, or refuses the credential; 2 it stopped: something
differs, failed, is refused, or has to be accepted. Without --execute as "review plan".`,
    )
    .action((folder: string, options: Omit<ReviewApplyOptions, 'folder'>) =>
      run(async () => (await import('../../runs/review/apply.ts')).applyReview({ ...options, folder }, io)),
    );
}
