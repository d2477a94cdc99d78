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

/** `grantlens diff` */
export function askDiff(options: CommonOptions, io: Io, files: ComparedFiles): Promise<ExitCode> {
  const asked = [
    { options: { ...options, snapshot: files.before }, isEarlier: true },
    { options: { ...options, snapshot: files.after } },
  ];
  const work = (before: Access, after: Access) => answerDiff(before, after);
  return answerAbout(asked, options, io, work, { everything: true });
}
