import { answerList, type ListQuestion } from '../answers/list.ts';
import type { ExitCode } from '../exit-code.ts';
import { readTerraformManages } from '../input/terraform-manages.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

export type { ListedKind } from '../answers/list.ts';

/** The options of the verb. */
export interface ListOptions extends CommonOptions {
  /** What Terraform writes of its state. */
  readonly tfState?: string;
}

/** `grantlens list` */
export async function askList(
  { tfState, ...options }: ListOptions,
  io: Io,
  question: ListQuestion,
): Promise<ExitCode> {
  const manages = tfState === undefined ? null : await readTerraformManages(tfState);
  return answerQuestion(options, io, (access) => answerList(access, question, manages?.(access.account.id)));
}
