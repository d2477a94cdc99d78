import { acceptedIn, lastPlanIn, type PlanChoice, type PlanStep } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { readBytes } from '../input/named-bytes.ts';
import { refuseClosed } from './append-lines.ts';
import { dayOf, momentOf } from './clock.ts';
import { largestReviewFile } from './files.ts';
import { type MadePlan, madePlan } from './made-plan.ts';
import { type OpenedReview, openReview } from './open-review.ts';
import { openReviewed, type ReviewedAccount } from './reviewed-account.ts';

/** Which plan is to be carried out, and which of its steps. */
export interface PlanToApplyOptions {
  readonly folder: string;
  readonly head?: string;
  readonly now?: string;
  /** A file that must be the plan. */
  readonly plan?: string;
  readonly only?: readonly string[];
  readonly maxSize?: number;
}

/** The plan of a review as it is now, whoever may have written which file. */
export interface PlanToApply {
  readonly review: OpenedReview;
  readonly account: ReviewedAccount;
  readonly choice: PlanChoice;
  readonly made: MadePlan;
  /** The steps of which somebody accepted what nobody decided. */
  readonly accepted: ReadonlySet<string>;
  /** The steps to carry out, in their order. */
  readonly chosen: readonly PlanStep[];
}

const usual: PlanChoice = { deleteTokens: [], scimGroups: [], caller: null, managed: [] };

/**
 * Makes the plan from the package and the log, as it was last asked for. A file is no more than a promise
 * that it is the same.
 *
 * @throws GrantlensError `review-state` where it is not, or the review is closed; `usage` where a step is not
 * in the plan
 */
export async function planToApply(options: PlanToApplyOptions): Promise<PlanToApply> {
  const { folder, head, now, only, maxSize } = options;
  const review = await openReview(folder, head);
  refuseClosed(review);
  const account = await openReviewed(folder, maxSize);
  const choice = lastPlanIn(review.log.lines)?.options ?? usual;
  const made = madePlan(review, account, { choice, accepting: [], today: dayOf(momentOf(now)) });
  if (options.plan !== undefined) await checkFile(options.plan, made);
  const { steps } = made.plan;
  const unknown = only?.find((id) => steps.every((step) => step.id !== id));
  if (unknown !== undefined) throw new GrantlensError('usage', `"${unknown}" is not a step of the plan`);
  return {
    review,
    account,
    choice,
    made,
    accepted: acceptedIn(made.plan, review.log.lines),
    chosen: steps.filter(({ id }) => only === undefined || only.includes(id)),
  };
}

async function checkFile(path: string, { text }: MadePlan): Promise<void> {
  const bytes = await readBytes(path, 'the plan', { most: largestReviewFile });
  if (Buffer.from(bytes).equals(Buffer.from(text))) return;
  throw new GrantlensError(
    'review-state',
    `${path} is not the plan of this review as it is now: somebody has decided since, or changed the file; write it with "review plan" and look at it`,
  );
}
