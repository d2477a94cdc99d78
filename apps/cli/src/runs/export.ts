import { handOver, leftOutWords, writeExchange } from '@grantlens/reporter/internal';
import type { ExchangeFormat } from '@grantlens/reporter/options';
import { type ExitCode, exitCodes, relaxed } from '../exit-code.ts';
import { answerFrom } from '../input/answer-from.ts';
import { questionPaths } from '../input/question-paths.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';
import type { Io } from '../io.ts';
import { nameLine, prepareDestination, writeTo } from '../output/destination.ts';
import { incompleteLines } from '../output/incomplete.ts';

/** The options of the verb. */
export interface ExportOptions extends QuestionOptions {
  readonly format: ExchangeFormat;
  readonly out?: string;
  readonly exitZero?: boolean;
}

/** `grantlens export`: an account in the form of another tool, without what that cannot say. */
export async function exportAccount(options: ExportOptions, io: Io): Promise<ExitCode> {
  const { format, out = '-', exitZero } = options;
  const destination = await prepareDestination(out, questionPaths(options, io));
  const { answer, finish } = await answerFrom([{ options }], io, handOver, { readsOn: () => true });
  const { leftOut, gaps, complete } = answer;
  await writeTo(destination, writeExchange(answer, format), io);
  const note = leftOutWords(leftOut, format);
  io.out(nameLine(destination));
  if (note !== null) io.err(`note: ${note}\n`);
  for (const line of incompleteLines({ complete, gaps }, 'a report lists them')) io.err(`${line}\n`);
  finish();
  return relaxed(complete ? exitCodes.yes : exitCodes.incomplete, exitZero);
}
