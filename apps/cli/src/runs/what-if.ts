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
  /** What Terraform shows of a plan. */
  readonly tfPlan?: string;
  /** The folder of the files that the plan was made of. */
  readonly tfDir?: string;
  /** The account that is meant, where a plan is for several. */
  readonly account?: string;
  /** Held to what the audit log recorded, instead of what differs. */
  readonly replay?: boolean;
}

/**
 * `grantlens what-if`
 *
 * @throws GrantlensError `usage` unless there are edits from one source
 */
export async function askWhatIf(
  { edits: file, tfPlan, tfDir, account, replay, ...options }: WhatIfOptions,
  io: Io,
  sentences: readonly string[],
): Promise<ExitCode> {
  if (tfPlan !== undefined) {
    if (sentences.length > 0 || file !== undefined)
      throw new GrantlensError(
        'usage',
        'edits are sentences, or those of --edits, or a plan: not two of them',
      );
    // What reads plans is loaded for a plan alone.
    const { askWhatIfPlan } = await import('./what-if-plan.ts');
    const narrowed = { ...(account !== undefined && { account }), ...(tfDir !== undefined && { tfDir }) };
    return askWhatIfPlan({ ...options, tfPlan, ...narrowed, ...(replay && { replay }) }, io);
  }
  const needsPlan = account !== undefined ? '--account' : tfDir !== undefined ? '--tf-dir' : null;
  if (needsPlan !== null) throw new GrantlensError('usage', `${needsPlan} goes with --tf-plan`);
  if (file === undefined) {
    if (sentences.length === 0)
      throw new GrantlensError(
        'usage',
        'there is no edit: write one in quotes, or name a file with --edits or --tf-plan',
      );
    return answerQuestion(options, io, (access) => answerWhatIf(access, sentences, replay));
  }
  if (sentences.length > 0)
    throw new GrantlensError('usage', 'edits are sentences, or those of --edits, and not both');
  const lines = await readEditsFile(file);
  return answerQuestion(options, io, (access) => answerEditsFile(access, lines, replay));
}
