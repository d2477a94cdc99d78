import { answerMatrix, type MatrixVerbQuestion } from '../answers/matrix.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** The options of the verb. */
export type MatrixOptions = CommonOptions & MatrixVerbQuestion;

/** `grantlens matrix` */
export function askMatrix(options: MatrixOptions, io: Io): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerMatrix(access, options));
}
