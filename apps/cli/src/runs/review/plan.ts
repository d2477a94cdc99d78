import { resolvePrincipal } from '@grantlens/engine';
import { cloudflareApiBase } from '@grantlens/fetcher';
import {
  acceptanceOf,
  acceptedIn,
  type Entry,
  lastPlanIn,
  type Plan,
  type PlanChoice,
  planCurl,
  planEnding,
  planEntry,
  planMarkdown,
  planTerraform,
  readTerraformState,
  refusedGroups,
} from '@grantlens/review/internal';
import { type Account, GrantlensError } from '@grantlens/snapshot';
import { planNotes } from '../../answers/review/plan.ts';
import { type ExitCode, exitCodes } from '../../exit-code.ts';
import { naming, readBytes } from '../../input/named-bytes.ts';
import type { Io } from '../../io.ts';
import { nameLine, prepareDestination, writeTo } from '../../output/destination.ts';
import { type AppendOptions, appendLines } from '../../review/append-lines.ts';
import { dayOf, momentOf } from '../../review/clock.ts';
import { type MadePlan, madePlan } from '../../review/made-plan.ts';
import { type OpenedReview, openReview } from '../../review/open-review.ts';
import { refuseInside } from '../../review/outside-package.ts';
import { eachOnce } from '../../review/record-entries.ts';
import { openReviewed, type ReviewedAccount } from '../../review/reviewed-account.ts';

/** How a plan is written. */
export type PlanFormat = 'json' | 'curl' | 'markdown' | 'terraform';

/** The options of the verb. */
export interface ReviewPlanOptions extends AppendOptions {
  readonly out?: string;
  readonly format: PlanFormat;
  /** What `terraform show -json` writes of a state. */
  readonly tfState?: string;
  readonly scimGroup?: readonly string[];
  /** Whose access must not be taken. */
  readonly as?: string;
  readonly deleteTokens?: readonly string[];
  /** Steps whose effects somebody accepts, and who. */
  readonly accept?: readonly string[];
  readonly by?: string;
  readonly maxSize?: number;
}

/** `grantlens review plan` */
export async function planReview(options: ReviewPlanOptions, io: Io): Promise<ExitCode> {
  const { folder, head, out, format, tfState, accept = [], by = '', maxSize } = options;
  if (accept.length > 0 !== (by.trim() !== ''))
    throw new GrantlensError('usage', 'what is accepted, and by whom, go together: --accept STEP… --by WHO');
  if (format === 'terraform' && tfState === undefined)
    throw new GrantlensError(
      'usage',
      '--format terraform needs to know what Terraform manages: add --tf-state',
    );
  if (out !== undefined) await refuseInside(out, folder, 'a plan is not a file of it until it is applied');
  const destination = await prepareDestination(out ?? '-', tfState === undefined ? [] : [tfState]);
  const opened = await openReview(folder, head);
  const account = await openReviewed(folder, maxSize);
  const making = {
    choice: await choiceOf(options, opened, account),
    accepting: eachOnce(accept),
    today: dayOf(momentOf(options.now)),
  };
  let made = madePlan(opened, account, making);
  let accepted: ReadonlySet<string> = new Set();
  await appendLines(options, io, (review) => {
    // Somebody may have decided meanwhile.
    if (review.log.head.hash !== opened.log.head.hash) made = madePlan(review, account, making);
    const entries = entriesOf(made, review, { accept: making.accepting, by, choice: making.choice });
    accepted = new Set([...acceptedIn(made.plan, review.log.lines), ...making.accepting]);
    return entries.length === 0 ? null : { steps: [() => entries] };
  });
  await writeTo(destination, textOf(made, format, account.before.account), io);
  io.out(nameLine(destination));
  io.err(planNotes(made.plan, accepted));
  return codeOf(made.plan, accepted);
}

/** What the exit code says of a plan. */
export function codeOf(plan: Plan, accepted: ReadonlySet<string>): ExitCode {
  const codes = {
    ready: exitCodes.yes,
    'needs-decision': exitCodes.no,
    unseen: exitCodes.incomplete,
  } as const;
  return codes[planEnding(plan, accepted)];
}

function textOf({ plan, text }: MadePlan, format: PlanFormat, account: Account): string {
  switch (format) {
    case 'json':
      return text;
    case 'curl':
      return planCurl(plan, cloudflareApiBase);
    case 'markdown':
      return planMarkdown(plan, account);
    case 'terraform':
      return planTerraform(plan);
  }
}

async function choiceOf(
  { scimGroup = [], deleteTokens = [], as, tfState }: ReviewPlanOptions,
  { state }: OpenedReview,
  { before: { account } }: ReviewedAccount,
): Promise<PlanChoice> {
  const bytes = tfState === undefined ? null : await readBytes(tfState, 'the state of Terraform');
  return {
    deleteTokens: eachOnce(deleteTokens),
    scimGroups: eachOnce([...scimGroup, ...refusedGroups(state.lines)]),
    caller: as === undefined ? null : resolvePrincipal(as, account).key,
    managed: bytes === null ? [] : naming(tfState ?? '', () => readTerraformState(bytes, account.id)),
  };
}

/**
 * What is new to the log: steps that are accepted, and a plan that is another than the last, or was asked for
 * otherwise.
 */
function entriesOf(
  { plan, sha256 }: MadePlan,
  { log }: OpenedReview,
  {
    accept,
    by,
    choice,
  }: { readonly accept: readonly string[]; readonly by: string; readonly choice: PlanChoice },
): readonly Entry[] {
  const known = acceptedIn(plan, log.lines);
  const acceptances = accept.flatMap((id): readonly Entry[] => {
    const step = plan.steps.find((one) => one.id === id);
    if (step === undefined) throw new GrantlensError('usage', `"${id}" is not a step of the plan`);
    return known.has(id) ? [] : [acceptanceOf(step, by.trim())];
  });
  const last = lastPlanIn(log.lines);
  const isSame = last?.sha256 === sha256 && JSON.stringify(last.options) === JSON.stringify(choice);
  return isSame ? acceptances : [...acceptances, planEntry(plan, sha256, choice)];
}
