import { answerPaths, type PathsQuestion } from '../answers/paths.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** The options of `grantlens paths`. */
export type PathsOptions = CommonOptions & PathsQuestion;

/** `grantlens paths` */
export function askPaths(options: PathsOptions, io: Io): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerPaths(access, options));
}
