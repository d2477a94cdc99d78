import type { Access } from '@grantlens/engine';
import { answerDiff } from '../answers/diff.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerAbout, type CommonOptions } from './answer-question.ts';

/** The two files that are compared. */
export interface ComparedFiles {
  readonly before: string;
  readonly after: string;
}

/** The options of the verb. */
export type DiffOptions = CommonOptions & { readonly for?: string };

/** `grantlens diff` */
export function askDiff(options: DiffOptions, io: Io, files: ComparedFiles): Promise<ExitCode> {
  const asked = [
    { options: { ...options, snapshot: files.before }, isEarlier: true },
    { options: { ...options, snapshot: files.after } },
  ];
  const work = (before: Access, after: Access) => answerDiff(before, after, options.for);
  return answerAbout(asked, options, io, work, { everything: true });
}
