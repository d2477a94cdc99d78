import { type Command, Option } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewDecideOptions } from '../../runs/review/decide.ts';
import { onPackage, withLogOptions, withNow } from './shared.ts';

export function addReviewDecide(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('decide'))
    .description('decide about one unit or a few')
    .argument('<units...>', 'ids of units')
    .addOption(
      new Option('--decision <word>', 'what is decided')
        .choices(['keep', 'revoke', 'modify', 'escalate'])
        .makeOptionMandatory(),
    )
    .requiredOption('--reviewer <who>', 'who decides')
    .option('--justification <text>', 'why; of a modify, what is to be changed')
    .option('--ticket <text>', 'where it is followed up')
    .option('--due <day>', 'by when it is to be carried out');
  withNow(withLogOptions(command)).action(
    (folder: string, units: string[], options: Omit<ReviewDecideOptions, 'folder' | 'units'>) =>
      run(async () =>
        (await import('../../runs/review/decide.ts')).decideUnits({ ...options, folder, units }, io),
      ),
  );
}
