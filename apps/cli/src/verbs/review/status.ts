import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewStatusOptions } from '../../runs/review/status.ts';
import { onPackage, withLogOptions, withNow, withReviewOutput } from './shared.ts';

export function addReviewStatus(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('status')).description(
    'say how far the review is, for each reviewer and in all',
  );
  withReviewOutput(withNow(withLogOptions(command)))
    .option(
      '--entitlements',
      'list every entitlement of the report, and what is decided about it: it follows from the units that it rests on',
    )
    .addHelpText('after', '\nExit codes: 0 nothing is open; 1 error; 2 something is open.')
    .action((folder: string, options: Omit<ReviewStatusOptions, 'folder'>) =>
      run(async () => (await import('../../runs/review/status.ts')).reviewStatus({ ...options, folder }, io)),
    );
}
