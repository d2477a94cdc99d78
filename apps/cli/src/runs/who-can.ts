import type { Narrowed } from '@grantlens/engine/internal';
import type { ListFlags } from '../answers/resolved-question.ts';
import { answerWhoCan, type WhoCanQuestion } from '../answers/who-can.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** The options of a question that lists principals. */
export type ListOptions = CommonOptions & ListFlags;

/** The options of the verb. */
export type WhoCanOptions = ListOptions & Narrowed & { readonly each?: boolean };

/** `grantlens who-can` */
export function askWhoCan(options: ListOptions, io: Io, question: WhoCanQuestion): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerWhoCan(access, question));
}
