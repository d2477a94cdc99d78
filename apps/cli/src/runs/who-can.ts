import { answerWhoCan, type ListFlags, type WhoCanQuestion } from '../answers/who-can.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** The options of a question that lists principals. */
export type ListOptions = CommonOptions & ListFlags;

/** `grantlens who-can` */
export function askWhoCan(options: ListOptions, io: Io, question: WhoCanQuestion): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerWhoCan(access, question));
}
