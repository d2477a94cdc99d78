import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewDoneOptions } from '../../runs/review/done.ts';
import { onPackage, withLogOptions, withNow } from './shared.ts';

export function addReviewDone(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('done'))
    .description('say that tasks have been carried out by hand')
    .argument('<tasks...>', 'ids of tasks, as “review status” lists them')
    .requiredOption('--by <who>', 'who did it')
    .requiredOption('--evidence <text>', 'what shows it');
  withNow(withLogOptions(command)).action(
    (folder: string, tasks: string[], options: Omit<ReviewDoneOptions, 'folder' | 'tasks'>) =>
      run(async () =>
        (await import('../../runs/review/done.ts')).doneTasks({ ...options, folder, tasks }, io),
      ),
  );
}
