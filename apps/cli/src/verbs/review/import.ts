import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewImportOptions } from '../../runs/review/import.ts';
import { onPackage, withLogOptions, withNow } from './shared.ts';

export function addReviewImport(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('import'))
    .description('take filled sheets into the review: all of them, or none')
    .argument('<files...>', 'sheets as CSV, workbook or JSON, filled in as far as they are')
    .option('--signers <file>', 'allowed signers, as ssh-keygen reads them: every FILE needs a FILE.sig');
  withNow(withLogOptions(command))
    .addHelpText(
      'after',
      `
Exit codes: 0 taken; 1 error; 2 refused, and nothing was taken: each thing to correct is listed with its place.`,
    )
    .action((folder: string, files: string[], options: Omit<ReviewImportOptions, 'folder' | 'files'>) =>
      run(async () =>
        (await import('../../runs/review/import.ts')).importSheets({ ...options, folder, files }, io),
      ),
    );
}
