import { answerSentence } from '../answers/ask.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion } from './answer-question.ts';
import type { ListOptions } from './who-can.ts';

/** `grantlens ask` */
export function askSentence(options: ListOptions, io: Io, sentence: string): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerSentence(access, sentence, options));
}
