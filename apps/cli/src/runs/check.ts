import { type CheckReport, evaluateChecks, type Fault, readChecks } from '@grantlens/checks';
import type { Access } from '@grantlens/engine';
import { GrantlensError } from '@grantlens/snapshot';
import { overlaid } from '@grantlens/snapshot/internal';
import { answerChecks } from '../answers/check.ts';
import { planNotes } from '../answers/plan-notes.ts';
import type { ExitCode } from '../exit-code.ts';
import { readFileOrInput } from '../input/named-bytes.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { planRecord } from '../output/plan-record.ts';
import type { CheckRunOptions } from './check-run-options.ts';
import { momentOf } from './moment.ts';
import { openPlanned, refuseWithoutPlan } from './planned-account.ts';
import { writeChecks } from './write-checks.ts';

/**
 * `grantlens check`
 *
 * @throws GrantlensError `usage` where options do not go together
 */
export async function askChecks(
  options: CheckRunOptions,
  io: Io,
  paths: readonly string[],
): Promise<ExitCode> {
  const { init, out, tfPlan, onlyNew, failOn, at } = options;
  if (init) {
    const { writeFirstChecks } = await import('./check-init.ts');
    return writeFirstChecks(options, io, paths);
  }
  if (out !== undefined) throw new GrantlensError('usage', '--out goes with --init');
  if (paths.length === 0)
    throw new GrantlensError('usage', 'there is no file of checks: name one, or pass --init');
  if (tfPlan === undefined && onlyNew) throw new GrantlensError('usage', '--only-new goes with --tf-plan');
  refuseWithoutPlan(options);
  const now = momentOf(at);
  const names = [...new Set(paths)];
  const read = readChecks(await Promise.all(names.map((path) => readFileOrInput(path, 'the checks'))));
  const planned = tfPlan === undefined ? null : await openPlanned({ ...options, tfPlan }, io);
  const plan = planned === null ? undefined : planRecord(planned.plan, planned.formatVersion);
  const work = (access: Access): Answer | readonly Fault[] => {
    const evaluated = evaluateChecks(access, read, now);
    if (evaluated.kind === 'faults') return evaluated.faults;
    const earlier = planned === null ? null : evaluateChecks(planned.before, read, now);
    // A permission that only the plan brings in exists in what it leaves.
    const before = earlier?.kind === 'report' ? earlier.report : undefined;
    return answerChecks(access, planned === null ? evaluated.report : withoutMend(evaluated.report), {
      query: { kind: 'check', files: names, plan, failOn, at },
      question: `check ${names.join(' ')}${planned === null ? '' : ', on the account as the plan leaves it'}`,
      failOn,
      before,
      onlyNew,
      ...(planned === null
        ? {}
        : { isWhole: planned.plan.complete, notes: planNotes(planned.plan), placeOf: planned.placeOf }),
    });
  };
  return writeChecks(options, io, {
    asked: [{ options }],
    opened: planned === null ? undefined : [planned.after],
    inputs: [...names, ...(tfPlan === undefined ? [] : [tfPlan])],
    work,
  });
}

/** Edits are made to the account as it is, and not to what a plan leaves: there the plan is to be changed. */
export function withoutMend(report: CheckReport): CheckReport {
  const results = report.results.map((result) => ({
    ...result,
    broken: result.broken.map((one) => overlaid(one, { mend: [] })),
  }));
  return { ...report, results };
}
