import { GrantlensError } from '@grantlens/snapshot';
import { answerEditsFile, answerWhatIf } from '../answers/what-if.ts';
import type { ExitCode } from '../exit-code.ts';
import { readEditsFile } from '../input/edits-file.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** The options of `what-if`. */
export interface WhatIfOptions extends CommonOptions {
  /** A file of sentences. */
  readonly edits?: string;
}

/**
 * `grantlens what-if`
 *
 * @throws GrantlensError `usage` unless there are edits from one source
 */
export async function askWhatIf(
  { edits: file, ...options }: WhatIfOptions,
  io: Io,
  sentences: readonly string[],
): Promise<ExitCode> {
  if (file === undefined) {
    if (sentences.length === 0)
      throw new GrantlensError('usage', 'there is no edit: write one in quotes, or name a file with --edits');
    return answerQuestion(options, io, (access) => answerWhatIf(access, sentences));
  }
  if (sentences.length > 0)
    throw new GrantlensError('usage', 'edits are sentences, or those of --edits, and not both');
  const lines = await readEditsFile(file);
  return answerQuestion(options, io, (access) => answerEditsFile(access, lines));
}
