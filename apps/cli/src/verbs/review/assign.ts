import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewAssignOptions } from '../../runs/review/assign.ts';
import { onPackage, withLogOptions, withNow } from './shared.ts';

export function addReviewAssign(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('assign'))
    .description('give units to another reviewer')
    .argument('<units...>', 'ids of units')
    .requiredOption('--reviewer <who>', 'who decides from now on')
    .requiredOption('--by <who>', 'who says so')
    .requiredOption('--reason <text>', 'why');
  withNow(withLogOptions(command)).action(
    (folder: string, units: string[], options: Omit<ReviewAssignOptions, 'folder' | 'units'>) =>
      run(async () =>
        (await import('../../runs/review/assign.ts')).assignUnits({ ...options, folder, units }, io),
      ),
  );
}
