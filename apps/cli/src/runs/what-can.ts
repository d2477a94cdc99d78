import { answerWhatCan, type WhatCanQuestion } from '../answers/what-can.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** `grantlens what-can` */
export function askWhatCan(options: CommonOptions, io: Io, question: WhatCanQuestion): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerWhatCan(access, question));
}
