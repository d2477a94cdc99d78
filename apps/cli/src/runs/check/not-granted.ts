import { evaluateChecks, type Fault } from '@grantlens/checks';
import { deniedTo } from '@grantlens/checks/internal';
import { type Access, resolvePermission, resolveResource } from '@grantlens/engine';
import { answerNotGranted, type NotGrantedAsked } from '../../answers/check/not-granted.ts';
import { planNotes } from '../../answers/plan-notes.ts';
import type { ExitCode } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import type { Answer } from '../../output/answer.ts';
import { planRecord } from '../../output/plan-record.ts';
import { withoutMend } from '../check.ts';
import { openPlanned, refuseWithoutPlan } from '../planned-account.ts';
import { type CheckOutputOptions, writeChecks } from '../write-checks.ts';

/** The options of the verb. */
export interface NotGrantedOptions extends CheckOutputOptions {
  readonly to: readonly string[];
  readonly tfPlan?: string;
  readonly account?: string;
  readonly tfDir?: string;
}

/** `grantlens check not-granted`: `denied-to`, without a file. */
export async function askNotGranted(
  options: NotGrantedOptions,
  io: Io,
  { permission, resource }: Pick<NotGrantedAsked, 'permission' | 'resource'>,
): Promise<ExitCode> {
  const { to, tfPlan } = options;
  const asked = { permission, resource, to };
  refuseWithoutPlan(options);
  const planned = tfPlan === undefined ? null : await openPlanned({ ...options, tfPlan }, io);
  const said =
    planned === null
      ? {}
      : {
          query: { plan: planRecord(planned.plan, planned.formatVersion) },
          isWhole: planned.plan.complete,
          notes: planNotes(planned.plan),
          placeOf: planned.placeOf,
        };
  const work = (access: Access): Answer | readonly Fault[] => {
    // On a command line what means nothing is refused, as in every question.
    resolvePermission(permission, access.account);
    resolveResource(resource, access.account);
    const evaluated = evaluateChecks(access, deniedTo(asked));
    if (evaluated.kind === 'faults') return evaluated.faults;
    const { report } = evaluated;
    return answerNotGranted(access, planned === null ? report : withoutMend(report), asked, said);
  };
  return writeChecks(options, io, {
    asked: [{ options }],
    opened: planned === null ? undefined : [planned.after],
    inputs: tfPlan === undefined ? [] : [tfPlan],
    work,
  });
}
