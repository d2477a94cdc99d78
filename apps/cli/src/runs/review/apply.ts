import type { ClientOptions } from '@grantlens/fetcher/internal';
import { applyPlan } from '@grantlens/remediator';
import { everAccepted, lastPlanIn, type PlanStep, planEnding, planEntry } from '@grantlens/review/internal';
import {
  againstCallerLines,
  appliedLines,
  dryLines,
  stepLine,
  tooEarlyLines,
} from '../../answers/review/apply.ts';
import { planNotes } from '../../answers/review/plan.ts';
import { type ExitCode, exitCodes } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import type { Lock } from '../../output/lock.ts';
import { writeWhole } from '../../output/write-file.ts';
import { openDisplay } from '../../progress/display.ts';
import { type AppendOptions, headLine } from '../../review/append-lines.ts';
import { callerOf, stepsAgainst } from '../../review/caller.ts';
import { applyLock, planFile, reviewPath } from '../../review/files.ts';
import { openReview } from '../../review/open-review.ts';
import { type PlanToApply, planToApply } from '../../review/plan-to-apply.ts';
import { stepEntry } from '../../review/step-entry.ts';
import { DecidedMeanwhile, openStepLog } from '../../review/step-log.ts';
import { waitForLock } from '../../review/wait-for-lock.ts';
import { connect, type NetworkOptions, reportTo } from '../connect.ts';
import { reportEnding } from '../ending.ts';
import { startTimeLimit } from '../time-limit.ts';
import { codeOf } from './plan.ts';

/** The options of the verb. */
export interface ReviewApplyOptions extends AppendOptions, Omit<NetworkOptions, 'account'> {
  /** A file that must be the plan of the review, byte for byte. */
  readonly plan?: string;
  readonly execute?: boolean;
  readonly only?: readonly string[];
  /** Of the whole run, in milliseconds. */
  readonly deadline: number;
  readonly quiet?: boolean;
  readonly maxSize?: number;
}

/** `grantlens review apply` */
export async function applyReview(options: ReviewApplyOptions, io: Io): Promise<ExitCode> {
  const { folder, head, execute } = options;
  await openReview(folder, head);
  if (!execute) return showPlan(await planToApply(options), io);
  const limit = startTimeLimit(options.deadline);
  const display = openDisplay({ of: 'account', as: 'lines', quiet: options.quiet }, io);
  let lock: Lock | undefined;
  let left = 'nothing was sent';
  const sending = () => {
    left = 'the log says what was sent, and the same command resumes';
  };
  try {
    const connected = await connect(options, io);
    lock = await waitForLock(reviewPath(folder, applyLock), io.signal);
    const planned = await planToApply(options);
    const connection = limit.within({ ...connected, ...reportTo(display) });
    return await carryOut(planned, { connection, now: options.now, sending }, io);
  } catch (error) {
    return reportEnding({ error, limit, left }, io);
  } finally {
    display.end();
    await lock?.release();
  }
}

/** Says what would be done. */
function showPlan({ made: { plan }, accepted, chosen, review }: PlanToApply, io: Io): ExitCode {
  const done = new Set(
    review.log.lines.flatMap((line) =>
      line.kind === 'step' && (line.state === 'done' || line.state === 'already so') ? [line.step] : [],
    ),
  );
  const ids = new Set(chosen.map(({ id }) => id));
  const early = chosen.flatMap((step) => {
    const missing = step.follows.filter((id) => !ids.has(id) && !done.has(id));
    return missing.length === 0 ? [] : [{ step, missing }];
  });
  io.out(dryLines(chosen));
  io.err(planNotes(plan, accepted) + tooEarlyLines(early));
  return early.length > 0 ? exitCodes.no : codeOf(plan, accepted);
}

interface Applying {
  readonly connection: ClientOptions;
  readonly now: string | undefined;
  /** Called before something is sent. */
  readonly sending: () => void;
}

async function carryOut(
  { made, accepted, chosen, review, account, choice }: PlanToApply,
  { connection, now, sending }: Applying,
  io: Io,
): Promise<ExitCode> {
  const { plan, text, sha256 } = made;
  const isOpen = plan.steps.some(({ id, unintended }) => unintended.length > 0 && !accepted.has(id));
  if (isOpen) {
    io.err(`${planNotes(plan, accepted)}Nothing was sent.\n`);
    return exitCodes.no;
  }
  const against = await chosenAgainstCaller({ made, chosen, review, account }, connection);
  if (against.length > 0) {
    io.err(againstCallerLines(against));
    return exitCodes.no;
  }
  const log = openStepLog(review, now, io);
  const steps = new Map(plan.steps.map((step) => [step.id, step]));
  try {
    if (lastPlanIn(review.log.lines)?.sha256 !== sha256) await log.add(planEntry(plan, sha256, choice));
    await writeWhole(reviewPath(review.folder, planFile), text);
    const { ended, steps: lines } = await applyPlan({
      ...connection,
      plan,
      accountId: account.before.account.id,
      accepted: [...accepted],
      only: chosen.map(({ id }) => id),
      report: async (line) => {
        const step = steps.get(line.step);
        if (step === undefined) return;
        await log.add(stepEntry(step, line, sha256));
        if (line.state === 'intended') sending();
        else io.out(stepLine(step, line));
      },
    });
    const done = lines.filter(({ state }) => state === 'done' || state === 'already so');
    io.out(appliedLines(done.length, chosen.length));
    if (ended === 'unreachable') return exitCodes.error;
    return ended === 'done' && planEnding(plan, accepted) === 'ready' ? exitCodes.yes : exitCodes.no;
  } catch (error) {
    if (!(error instanceof DecidedMeanwhile)) throw error;
    io.err(
      'Somebody decided meanwhile, and nothing more was sent: run it again for the plan as it is now.\n',
    );
    return exitCodes.no;
  } finally {
    const end = log.end();
    if (end !== null) io.err(headLine(end));
  }
}

/** The steps to carry out that would take access from who does, but for those that somebody accepted. */
async function chosenAgainstCaller(
  { made, chosen, review, account }: Pick<PlanToApply, 'made' | 'chosen' | 'review' | 'account'>,
  connection: ClientOptions,
): Promise<readonly PlanStep[]> {
  if (chosen.length === 0) return [];
  const caller = await callerOf(connection, account.before.account);
  if (caller === null) return [];
  const accepted = everAccepted(review.log.lines);
  return stepsAgainst(caller, made.plan).filter((step) => chosen.includes(step) && !accepted.has(step.id));
}
