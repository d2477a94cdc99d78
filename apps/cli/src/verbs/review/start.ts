import { type Command, Option } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewStartOptions } from '../../runs/review/start.ts';
import { maxSizeOption } from '../max-size.ts';
import { onPackage, withNow } from './shared.ts';

export function addReviewStart(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('start'))
    .description('start a review: keep the units of a report as they are, and say who decides about each')
    .option('--reviewers <file>', 'who decides about what: a CSV; the last line that matches a unit holds')
    .addOption(
      new Option('--two-person <which>', 'two different reviewers for every privileged unit').choices([
        'privileged',
      ]),
    )
    .option('--due <day>', 'the day by which everything is to be decided')
    .option('--fallback <who>', 'who decides about what nobody else does, or may')
    .addOption(maxSizeOption());
  withNow(command)
    .addHelpText(
      'after',
      `
The CSV has the column reviewer and any of kind, email, domain, group, permission_group, zone, privileged; an empty cell
matches anything, * any text. Several reviewers stand in one cell with spaces between; the word manager means the one
that HR names. Nobody decides about their own access.`,
    )
    .action((folder: string, options: Omit<ReviewStartOptions, 'folder'>) =>
      run(async () => (await import('../../runs/review/start.ts')).startReview({ ...options, folder }, io)),
    );
}
