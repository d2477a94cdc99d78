import { GrantlensError } from '@grantlens/snapshot';
import { accountAfterPlan } from '@grantlens/terraform';
import { answerPlan } from '../answers/plan.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { readPlanFile } from '../input/plan-file.ts';
import { openWithRows } from '../input/snapshot-with-rows.ts';
import type { Io } from '../io.ts';
import { writeAnswer } from '../output/formats.ts';
import type { CommonOptions } from './answer-question.ts';

/** The options of `what-if` about a plan. */
export interface PlanOptions extends CommonOptions {
  /** What `terraform show -json` writes of a plan. */
  readonly tfPlan: string;
  /** The account that is meant, where a plan is for several. */
  readonly account?: string;
}

/** `grantlens what-if --tf-plan` */
export async function askWhatIfPlan(options: PlanOptions, io: Io): Promise<ExitCode> {
  const { output, exitZero, maxSize, tfPlan } = options;
  const plan = await readPlanFile(tfPlan, maxSize);
  const { snapshot, access, reading } = await openWithRows(options, io);
  const { id } = access.account;
  if (options.account !== undefined && options.account !== id)
    throw new GrantlensError(
      'accounts-differ',
      `the snapshot is of the account ${id}, not of ${options.account}`,
    );
  const after = accountAfterPlan(snapshot, plan, reading);
  const answer = answerPlan(access, { after, formatVersion: plan.formatVersion });
  return relaxed(await writeAnswer(answer, output, io), exitZero);
}
