import { answerDiff } from '../answers/diff.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { openEarlier, openSnapshot } from '../input/snapshot-file.ts';
import type { Io } from '../io.ts';
import { writeAnswer } from '../output/formats.ts';
import type { CommonOptions } from './answer-question.ts';

/** The two files that are compared. */
export interface ComparedFiles {
  readonly before: string;
  readonly after: string;
}

/** `grantlens diff` */
export async function askDiff(options: CommonOptions, io: Io, files: ComparedFiles): Promise<ExitCode> {
  const before = await openEarlier({ ...options, snapshot: files.before }, io);
  const after = await openSnapshot({ ...options, snapshot: files.after }, io);
  return relaxed(await writeAnswer(answerDiff(before, after), options.output, io), options.exitZero);
}
