import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type {
  ReviewAssignOptions,
  ReviewDoneOptions,
  ReviewExceptOptions,
} from '../../runs/review/record.ts';
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
        (await import('../../runs/review/record.ts')).assignUnits({ ...options, folder, units }, io),
      ),
  );
}

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
        (await import('../../runs/review/record.ts')).exceptUnits({ ...options, folder, units }, io),
      ),
  );
}

export function addReviewDone(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('done'))
    .description('say that tasks have been carried out by hand')
    .argument('<tasks...>', 'ids of tasks, as “review status” lists them')
    .requiredOption('--by <who>', 'who did it')
    .requiredOption('--evidence <text>', 'what shows it');
  withNow(withLogOptions(command)).action(
    (folder: string, tasks: string[], options: Omit<ReviewDoneOptions, 'folder' | 'tasks'>) =>
      run(async () =>
        (await import('../../runs/review/record.ts')).doneTasks({ ...options, folder, tasks }, io),
      ),
  );
}
