import { answerList, type ListQuestion } from '../answers/list.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

export type { ListedKind } from '../answers/list.ts';

/** `grantlens list` */
export function askList(options: CommonOptions, io: Io, question: ListQuestion): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerList(access, question));
}
