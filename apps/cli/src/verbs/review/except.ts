import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewExceptOptions } from '../../runs/review/except.ts';
import { onPackage, withLogOptions, withNow } from './shared.ts';

export function addReviewExcept(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('except'))
    .description('let units or tasks wait until a day')
    .argument('<units...>', 'ids of units or tasks')
    .requiredOption('--owner <who>', 'who answers for it')
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--until <day>', 'the last day of it');
  withNow(withLogOptions(command)).action(
    (folder: string, units: string[], options: Omit<ReviewExceptOptions, 'folder' | 'units'>) =>
      run(async () =>
        (await import('../../runs/review/except.ts')).exceptUnits({ ...options, folder, units }, io),
      ),
  );
}
