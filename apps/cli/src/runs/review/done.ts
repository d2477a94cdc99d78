import type { Entry } from '@grantlens/review/internal';
import type { ExitCode } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import type { AppendOptions } from '../../review/append-lines.ts';
import { checkTask } from '../../review/named-units.ts';
import { eachOnce, recordEntries } from '../../review/record-entries.ts';

/** The options of `review done`. */
export interface ReviewDoneOptions extends AppendOptions {
  readonly tasks: readonly string[];
  readonly by: string;
  readonly evidence: string;
}

/** `grantlens review done` */
export function doneTasks(options: ReviewDoneOptions, io: Io): Promise<ExitCode> {
  const { tasks, by, evidence } = options;
  return recordEntries(options, io, (state) =>
    eachOnce(tasks).map((task): Entry => {
      checkTask(state, task);
      return { kind: 'done', task, by, evidence };
    }),
  );
}
