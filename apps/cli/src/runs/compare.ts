import { answerCompare, type CompareQuestion } from '../answers/compare.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** `grantlens compare` */
export function askCompare(options: CommonOptions, io: Io, question: CompareQuestion): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerCompare(access, question));
}
