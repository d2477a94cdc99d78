import { answerPlan, answerPlanReplay } from '../answers/plan.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { writeAnswer } from '../output/formats.ts';
import type { CommonOptions } from './answer-question.ts';
import { openPlanned, type PlannedOptions } from './planned-account.ts';

/** The options of `what-if` about a plan. */
export type PlanOptions = CommonOptions & PlannedOptions & { readonly replay?: boolean };

/** `grantlens what-if --tf-plan` */
export async function askWhatIfPlan(options: PlanOptions, io: Io): Promise<ExitCode> {
  const { before, after, plan, formatVersion } = await openPlanned(options, io);
  const planned = { after: plan, formatVersion };
  const answer = options.replay ? answerPlanReplay(before, after, planned) : answerPlan(before, planned);
  return relaxed(await writeAnswer(answer, options.output, io), options.exitZero);
}
