import { answerShow } from '../answers/show.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** `grantlens show` */
export function askShow(options: CommonOptions, io: Io, name: string): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerShow(access, name));
}
