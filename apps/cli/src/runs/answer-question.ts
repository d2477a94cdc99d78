import type { Access } from '@grantlens/engine';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { type AskedSnapshot, answerFrom, type ReadBefore } from '../input/answer-from.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { madeFor, type OutputFormat, writeAnswer } from '../output/formats.ts';

/** The options of every question. */
export interface CommonOptions extends QuestionOptions {
  readonly output: OutputFormat;
  readonly exitZero?: boolean;
}

/** Answers from the snapshot, and writes. */
export function answerQuestion(
  options: CommonOptions,
  io: Io,
  answer: (access: Access) => Answer,
): Promise<ExitCode> {
  return answerAbout([{ options }], options, io, answer);
}

/** Answers from one snapshot or several, and writes. */
export async function answerAbout(
  asked: readonly AskedSnapshot[],
  { output, exitZero }: CommonOptions,
  io: Io,
  work: (...accesses: readonly Access[]) => Answer | Promise<Answer>,
  before: ReadBefore<Answer> = { readsOn: ({ each }) => each !== undefined },
): Promise<ExitCode> {
  const made = async (...accesses: readonly Access[]) => madeFor(await work(...accesses), output);
  const { answer, finish } = await answerFrom(asked, io, made, before);
  try {
    return relaxed(await writeAnswer(answer, output, io), exitZero);
  } finally {
    finish();
  }
}
