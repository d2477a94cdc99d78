import { answerShow } from '../answers/show.ts';
import type { ExitCode } from '../exit-code.ts';
import { readTerraformManages } from '../input/terraform-manages.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** The options of the verb. */
export interface ShowOptions extends CommonOptions {
  /** What Terraform writes of its state. */
  readonly tfState?: string;
}

/** `grantlens show` */
export async function askShow({ tfState, ...options }: ShowOptions, io: Io, name: string): Promise<ExitCode> {
  const manages = tfState === undefined ? null : await readTerraformManages(tfState);
  return answerQuestion(options, io, (access) => answerShow(access, name, manages?.(access.account.id)));
}
