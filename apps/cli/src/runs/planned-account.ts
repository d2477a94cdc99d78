import { type Access, compile } from '@grantlens/engine';
import { GrantlensError } from '@grantlens/snapshot';
import { type AfterPlan, accountAfterPlan } from '@grantlens/terraform';
import { readPlanFile } from '../input/plan-file.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';
import { openWithRows } from '../input/snapshot-with-rows.ts';
import type { Io } from '../io.ts';

/** A question about the account as a plan leaves it. */
export interface PlannedOptions extends QuestionOptions {
  /** What `terraform show -json` writes of a plan. */
  readonly tfPlan: string;
  /** The account that is meant, where a plan is for several. */
  readonly account?: string;
}

/** An account, and the same as a plan leaves it. */
export interface Planned {
  readonly before: Access;
  readonly after: Access;
  readonly plan: AfterPlan;
  readonly formatVersion: string;
}

/**
 * Opens a snapshot, and the account as a plan leaves it.
 *
 * @throws GrantlensError `accounts-differ`, and what reading the files throws
 */
export async function openPlanned(options: PlannedOptions, io: Io): Promise<Planned> {
  const { maxSize, tfPlan } = options;
  const read = await readPlanFile(tfPlan, maxSize);
  const { snapshot, access, reading } = await openWithRows(options, io);
  const { id } = access.account;
  if (options.account !== undefined && options.account !== id)
    throw new GrantlensError(
      'accounts-differ',
      `the snapshot is of the account ${id}, not of ${options.account}`,
    );
  const plan = accountAfterPlan(snapshot, read, reading);
  return { before: access, after: compile(plan.account), plan, formatVersion: read.formatVersion };
}
