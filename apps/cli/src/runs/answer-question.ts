import type { Access } from '@grantlens/engine';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { openSnapshot, type QuestionOptions } from '../input/snapshot-file.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { type OutputFormat, writeAnswer } from '../output/formats.ts';

/** The options of every question. */
export interface CommonOptions extends QuestionOptions {
  readonly output: OutputFormat;
  readonly exitZero?: boolean;
}

/** Opens the snapshot, answers, writes. */
export async function answerQuestion(
  options: CommonOptions,
  io: Io,
  answer: (access: Access) => Answer,
): Promise<ExitCode> {
  const access = await openSnapshot(options, io);
  return relaxed(await writeAnswer(answer(access), options.output, io), options.exitZero);
}
