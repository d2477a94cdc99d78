import { type Access, compile } from '@grantlens/engine';
import { GrantlensError } from '@grantlens/snapshot';
import { type AfterPlan, accountAfterPlan } from '@grantlens/terraform';
import { openWrittenPlaces } from '@grantlens/terraform/internal';
import { type PlaceOfBroken, plannedPlaces } from '../answers/planned-places.ts';
import { readPlanFile } from '../input/plan-file.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';
import { openWithRows } from '../input/snapshot-with-rows.ts';
import { openTerraformFiles } from '../input/terraform-files.ts';
import type { Io } from '../io.ts';

/** A question about the account as a plan leaves it. */
export interface PlannedOptions extends QuestionOptions {
  /** What `terraform show -json` writes of a plan. */
  readonly tfPlan: string;
  /** The account that is meant, where a plan is for several. */
  readonly account?: string;
  /** The folder of the files that the plan was made of. */
  readonly tfDir?: string;
}

/** An account, and the same as a plan leaves it. */
export interface Planned {
  readonly before: Access;
  readonly after: Access;
  readonly plan: AfterPlan;
  readonly formatVersion: string;
  /** Where the resource is written by which somebody has what they have; undefined without a folder. */
  readonly placeOf: PlaceOfBroken | undefined;
}

/**
 * Opens a snapshot, and the account as a plan leaves it.
 *
 * @throws GrantlensError `usage` where `--account` is not the snapshot's, and what reading the files throws
 */
export async function openPlanned(options: PlannedOptions, io: Io): Promise<Planned> {
  const { maxSize, tfPlan, tfDir } = options;
  const read = await readPlanFile(tfPlan, maxSize);
  const { snapshot, access, reading } = await openWithRows(options, io);
  const { id } = access.account;
  if (options.account !== undefined && options.account !== id)
    throw new GrantlensError(
      'usage',
      `--account ${options.account} is not the account of the snapshot, which is ${id}`,
    );
  const filesIn = tfDir === undefined ? undefined : openTerraformFiles(tfDir);
  const plan = accountAfterPlan(snapshot, read, { ...reading, ...(filesIn && { filesIn }) });
  const sides = { before: access, after: compile(plan.account), plan };
  const placeOf = filesIn && plannedPlaces(sides, openWrittenPlaces(read, filesIn));
  return { ...sides, formatVersion: read.formatVersion, placeOf };
}

/**
 * Refuses what says something about a plan where there is none.
 *
 * @throws GrantlensError `usage`
 */
export function refuseWithoutPlan({ tfPlan, account, tfDir }: Partial<PlannedOptions>): void {
  if (tfPlan !== undefined) return;
  const given = account !== undefined ? '--account' : tfDir !== undefined ? '--tf-dir' : null;
  if (given !== null) throw new GrantlensError('usage', `${given} goes with --tf-plan`);
}
