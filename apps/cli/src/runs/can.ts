import { answerCan, type CanQuestion } from '../answers/can.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** `grantlens can` */
export function askCan(options: CommonOptions, io: Io, question: CanQuestion): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerCan(access, question));
}
