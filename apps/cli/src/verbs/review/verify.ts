import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewVerifyOptions } from '../../runs/review/verify.ts';
import { maxSizeOption } from '../max-size.ts';
import { onPackage, withLogOptions, withNow, withReviewOutput } from './shared.ts';

export function addReviewVerify(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('verify'))
    .description('hold the decisions to a later snapshot: is each revoke gone, and each keep still there?')
    .requiredOption('--after <file>', 'a snapshot of the same account that was taken later')
    .option('--previous <dirs...>', 'packages of earlier reviews, whose revokes are held to the same')
    .addOption(maxSizeOption());
  withReviewOutput(withNow(withLogOptions(command)))
    .addHelpText(
      'after',
      `
Exit codes: 0 all is as it was decided; 1 error; 2 something is still there, back another way, or lost; 3 of something
this cannot be seen.`,
    )
    .action((folder: string, options: Omit<ReviewVerifyOptions, 'folder'>) =>
      run(async () =>
        (await import('../../runs/review/verify.ts')).verifyDecisions({ ...options, folder }, io),
      ),
    );
}
