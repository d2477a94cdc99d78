import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewCloseOptions } from '../../runs/review/close.ts';
import { maxSizeOption } from '../max-size.ts';
import { onPackage, withLogOptions, withNow } from './shared.ts';

export function addReviewClose(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('close'))
    .description('check that everything is decided and carried out, sign it off, and seal the package')
    .requiredOption('--signed-by <who>', 'who answers for the review')
    .requiredOption('--role <text>', 'as what')
    .addOption(maxSizeOption());
  withNow(withLogOptions(command))
    .addHelpText(
      'after',
      `
Every unit must be decided, every revoke gone in the snapshot that “review verify” was last given, or under an exception,
and every task done or under one. Then closing.html, closing.json and closing-manifest.json are written, and nothing is
added to the review any more.
Exit codes: 0 closed, now or before; 1 error; 2 something is missing, and is listed; 3 of something that is to be revoked
it could not be seen whether it is gone.`,
    )
    .action((folder: string, options: Omit<ReviewCloseOptions, 'folder'>) =>
      run(async () => (await import('../../runs/review/close.ts')).closeReview({ ...options, folder }, io)),
    );
}
