import type { Clock, Refusal } from '@grantlens/fetcher/internal';
import { differencesOf, type ObjectState, sameState } from '@grantlens/review/internal';
import type { AccountReader } from '../reading/account-reader.ts';
import { type EchoWatch, openEchoWatch } from '../reading/echo-watch.ts';
import { type ObjectReading, readObject } from '../reading/read-object.ts';
import type { Task } from '../target/check-plan.ts';
import type { Sent, Writer } from '../wire/writer.ts';
import { poll } from './poll.ts';
import { isBeyondCreator, isManagedElsewhere, remedyFor } from './remedy.ts';
import { type LinePart, lineOf, type StepReport } from './step-report.ts';

/** What steps are carried out with. */
export interface Tools {
  readonly reader: AccountReader;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long an object is read again after a write, until it is as it should be. */
  readonly readBackMs: number;
  readonly report: (line: StepReport) => Promise<void>;
}

/** How a step ended, and whether the plan goes on. */
export interface Ending {
  readonly line: StepReport;
  readonly next: 'go-on' | 'stop' | 'unreachable';
}

/** Carries out one step. `laterStates` are those that later steps of the plan give the same object. */
export async function carryOut(
  task: Task,
  laterStates: readonly ObjectState[],
  tools: Tools,
): Promise<Ending> {
  const { step } = task;
  const holds = (state: ObjectState) => [step.after, ...laterStates].some((one) => sameState(one, state));
  const isExpected = (state: ObjectState) => holds(state) || sameState(step.before, state);
  const read = () => readObject(task, tools.reader, isExpected);
  const end = async (
    state: StepReport['state'],
    part: LinePart,
    next: Ending['next'] = 'stop',
  ): Promise<Ending> => {
    const line = lineOf(step, state, part);
    await tools.report(line);
    return { line, next };
  };

  const found = await read();
  if (found.kind === 'unread') return end('stopped', unread(found), 'unreachable');
  if (holds(found.state)) return end('already so', { read: found.state }, 'go-on');
  if (!sameState(step.before, found.state)) return end('stopped', changed(task, found.state));
  const watching = await openEchoWatch(task, tools.reader);
  if (watching.kind === 'unread') return end('stopped', unread(watching), 'unreachable');
  const watch = watching.kind === 'watch' ? watching.watch : undefined;

  await tools.report(lineOf(step, 'intended', { read: found.state }));
  const { sent, last } = await sendUntilKnown(task, { read, holds, found: found.state }, tools);
  const { requestId, answer } = sent;
  if (last.kind === 'unread') {
    const why = `it is not known whether it took effect, since ${last.problem.message}`;
    return end('failed', { requestId, why }, 'unreachable');
  }
  const part: LinePart = { requestId, read: last.state, differs: differencesOf(step.after, last.state) };
  if (holds(last.state)) {
    const echo = await echoTrouble(watch, tools);
    const ended: LinePart = { requestId, read: last.state };
    return echo === null ? end('done', ended, 'go-on') : end('failed', { ...ended, why: echo });
  }
  if (answer.kind === 'refusal') return refused(answer, last.state);
  const why = `the API accepted it, and ${tools.readBackMs / 1000} seconds later it does not show`;
  return end('failed', { ...part, why });

  function refused(refusal: Refusal, state: ObjectState): Promise<Ending> {
    const why = refusal.problem.message;
    if (!sameState(step.before, state)) {
      return end('failed', { ...part, why: `${why}; and somebody changed it meanwhile` });
    }
    const remedy = remedyFor(step, refusal);
    if (isManagedElsewhere(step, refusal)) {
      return end('failed', { ...part, why, remedy, isByHand: true }, 'go-on');
    }
    const { code } = refusal.problem;
    const isOut = ['forbidden', 'network', 'timeout', 'rate-limited', 'server-error'].includes(code);
    const isByHand = isBeyondCreator(step, refusal);
    return end('failed', { ...part, why, remedy, isByHand }, isOut ? 'unreachable' : 'stop');
  }
}

interface Sending {
  readonly read: () => Promise<ObjectReading>;
  readonly holds: (state: ObjectState) => boolean;
  readonly found: ObjectState;
}

/** Sends, and once more only after a look at the object: whoever does not know what a write did must not repeat it. */
async function sendUntilKnown(
  { step, target }: Task,
  { read, holds, found }: Sending,
  tools: Tools,
): Promise<{ readonly sent: Sent; readonly last: ObjectReading }> {
  const { method, path, body } = step;
  const { clock, signal, readBackMs } = tools;
  const isOver = (reading: ObjectReading) => reading.kind === 'unread' || holds(reading.state);
  for (let number = 1; ; number += 1) {
    const sent = await tools.writer.send({ method, path, body, about: target.about }, number);
    const isRefused = sent.answer.kind === 'refusal' && isDefinite(sent.answer);
    if (sent.againInMs === null) {
      return {
        sent,
        last: isRefused ? await read() : await poll(read, isOver, { clock, signal, readBackMs }),
      };
    }
    await clock.sleep(sent.againInMs, signal);
    const last = await read();
    if (isOver(last) || (last.kind === 'state' && !sameState(found, last.state))) return { sent, last };
  }
}

/** Whether a refusal says that nothing was done. */
function isDefinite({ httpStatus }: Refusal): boolean {
  return httpStatus >= 400 && httpStatus < 500 && httpStatus !== 408 && httpStatus !== 429;
}

/** Null when no echo has stayed. */
async function echoTrouble(watch: EchoWatch | undefined, tools: Tools): Promise<string | null> {
  if (watch === undefined) return null;
  const isGone = (seen: Awaited<ReturnType<EchoWatch['hasStayed']>>) => seen.kind === 'seen' && !seen.stayed;
  const seen = await poll(watch.hasStayed, isGone, tools);
  if (isGone(seen)) return null;
  return seen.kind === 'unread'
    ? `it cannot be seen whether its policies stayed with the member: ${seen.problem.message}`
    : 'stayed as a policy of the member’s own';
}

function unread({ problem }: { readonly problem: { readonly message: string } }): LinePart {
  return { why: `the object cannot be read: ${problem.message}` };
}

function changed({ step }: Task, state: ObjectState): LinePart {
  const differs = differencesOf(step.before, state);
  return {
    read: state,
    differs,
    why: 'somebody changed it since the snapshot',
    remedy: 'make a new snapshot and plan',
  };
}
