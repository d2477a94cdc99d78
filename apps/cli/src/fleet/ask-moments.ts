import type { Fleet } from '@grantlens/fleet';
import { inTurn } from '@grantlens/fleet/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { FleetKind } from '../answers/fleet/kind.ts';
import { kindOf } from '../answers/fleet/kinds.ts';
import type { FleetQuestion } from '../answers/fleet/question.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { type FleetOptions, type RunningPool, readingOf, refuseAllBroken } from './running.ts';
import { openSink } from './sinks.ts';
import { type Comparison, type FleetTotal, openTally } from './tally.ts';
import type { AskTask, Part } from './task.ts';

/** What is asked of which moments. */
export interface MomentsAsked {
  readonly fleet: Fleet;
  readonly tasks: readonly Pick<AskTask, 'moment' | 'earlier' | 'members'>[];
  readonly question: FleetQuestion;
  readonly comparison?: Comparison;
  /** What is known of moments that need not be asked. */
  readonly known?: readonly Part[];
}

/** Asks moments one after the other, many at once, and writes what they answer. */
export async function askMoments(
  { fleet, tasks, question, comparison, known = [] }: MomentsAsked,
  { options, io, run }: { readonly options: FleetOptions; readonly io: Io; readonly run: RunningPool },
): Promise<ExitCode> {
  const { output, unordered } = options;
  const reading = readingOf(options);
  const kind = kindOf(question);
  const tally = openTally(fleet, comparison);
  for (const part of known) tally.add(part);
  const sink = openSink(output, { kind, question, fleet, io });
  const parts = inTurn(
    tasks,
    (task) => run.pool.carryOut({ kind: 'ask', ...task, question, output, reading }),
    { ahead: 4 * run.workers, unordered },
  );
  for await (const part of parts) {
    tally.add(part);
    if (part.kind === 'answered') await sink.add(part);
    if (io.outputFailed?.aborted) break;
  }
  const total = tally.end();
  if (tasks.length > 0) refuseAllBroken(total.broken, total.answered + total.notThere.length);
  refuseNotThere(total);
  await sink.end(total);
  return codeOf(kind, total);
}

/** A name that no account has is mistyped more often than not. */
function refuseNotThere({ answered, notThere }: FleetTotal): void {
  const [first] = notThere;
  if (answered > 0 || first === undefined) return;
  const of = notThere.length === 1 ? '' : `, and so it is in each of ${notThere.length} accounts`;
  throw new GrantlensError(first.code, `${first.why}${of}`);
}

/** The exit code of a whole answer. */
export function codeOf(kind: FleetKind<unknown>, { codes, broken, notThere }: FleetTotal): ExitCode {
  if (kind.failsFirst && codes.has(exitCodes.no)) return exitCodes.no;
  const isOpen = broken.length > 0 || notThere.some(({ complete }) => !complete);
  return isOpen || codes.has(exitCodes.incomplete) ? exitCodes.incomplete : kind.code(codes);
}
