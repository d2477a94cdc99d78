import { type CheckReport, checkNoNewAccess, type Fault, readAllow } from '@grantlens/checks';
import type { Broken } from '@grantlens/checks/internal';
import type { Access } from '@grantlens/engine';
import { GrantlensError } from '@grantlens/snapshot';
import { type AddressOf, addressedCauses } from '@grantlens/terraform/internal';
import { answerNoNewAccess, type NewAccessCompared } from '../../answers/check/no-new-access.ts';
import { planNotes } from '../../answers/plan-notes.ts';
import type { ExitCode } from '../../exit-code.ts';
import { readBytes } from '../../input/named-bytes.ts';
import type { Io } from '../../io.ts';
import type { Answer } from '../../output/answer.ts';
import { planRecord } from '../../output/plan-record.ts';
import { withoutMend } from '../check.ts';
import { momentOf } from '../moment.ts';
import { openPlanned, refuseWithoutPlan } from '../planned-account.ts';
import { type CheckOutputOptions, writeChecks } from '../write-checks.ts';

/** The options of the verb. */
export interface NoNewAccessOptions extends CheckOutputOptions {
  readonly allow?: string;
  readonly at?: string;
  readonly tfPlan?: string;
  readonly account?: string;
  readonly tfDir?: string;
}

/**
 * `grantlens check no-new-access`
 *
 * @throws GrantlensError `usage` unless there are two sides, `accounts-differ`
 */
export async function askNoNewAccess(
  options: NoNewAccessOptions,
  io: Io,
  files: readonly string[],
): Promise<ExitCode> {
  const { allow: allowPath, at, tfPlan } = options;
  const now = momentOf(at);
  const allow =
    allowPath === undefined
      ? null
      : readAllow({ path: allowPath, bytes: await readBytes(allowPath, 'the file of allowed access') });
  const work =
    (
      file: string,
      more: Partial<NewAccessCompared> = {},
      said: (report: CheckReport) => CheckReport = (report) => report,
    ) =>
    (before: Access, after: Access): Answer | readonly Fault[] => {
      const evaluated = checkNoNewAccess({ before, after, file, allow, ...now });
      if (evaluated.kind === 'faults') return evaluated.faults;
      return answerNoNewAccess(said(evaluated.report), { before, after, allow: allowPath, at, ...more });
    };
  const inputs = [allowPath, tfPlan].filter((path) => path !== undefined);
  const [first = options.snapshot, second] = files;
  if (tfPlan !== undefined) {
    if (second !== undefined || (files.length > 0 && options.snapshot !== undefined))
      throw new GrantlensError('usage', 'with --tf-plan there is one snapshot, the one before');
    const before = first === undefined ? options : { ...options, snapshot: first };
    const planned = await openPlanned({ ...before, tfPlan }, io);
    const { before: was, after, plan, formatVersion, placeOf } = planned;
    const more = {
      plan: planRecord(plan, formatVersion),
      isWhole: plan.complete,
      notes: planNotes(plan),
      placeOf,
    };
    return writeChecks(options, io, {
      asked: [{ options: before }],
      opened: [was, after],
      inputs,
      work: work(tfPlan, more, (report) => caused(withoutMend(report), plan.addressOf)),
    });
  }
  refuseWithoutPlan(options);
  const [before, after] = second === undefined ? [options.snapshot, files[0]] : [first, second];
  if (
    before === undefined ||
    after === undefined ||
    files.length > 2 ||
    (second !== undefined && options.snapshot !== undefined)
  )
    throw new GrantlensError('usage', 'name the earlier snapshot and the later one, or pass --tf-plan');
  const asked = [
    { options: { ...options, snapshot: before }, isEarlier: true },
    { options: { ...options, snapshot: after } },
  ];
  return writeChecks(options, io, { asked, inputs, work: work(after) });
}

/** With the resource of the plan in each cause. */
function caused(report: CheckReport, addressOf: AddressOf): CheckReport {
  const addressed = (broken: Broken): Broken => {
    const { principal, change } = broken;
    if (principal === null || change === undefined) return broken;
    return { ...broken, change: { ...change, cause: addressedCauses(principal, change.cause, addressOf) } };
  };
  const results = report.results.map((one) => ({ ...one, broken: one.broken.map(addressed) }));
  return { ...report, results };
}
