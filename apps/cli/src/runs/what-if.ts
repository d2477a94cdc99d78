import { answerWhatIf } from '../answers/what-if.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** `grantlens what-if` */
export function askWhatIf(options: CommonOptions, io: Io, edits: readonly string[]): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerWhatIf(access, edits));
}
