import { type ClientOptions, openClient } from '@grantlens/fetcher/internal';
import { type Plan, sameState } from '@grantlens/review/internal';
import { openAccountReader } from './reading/account-reader.ts';
import { readObject } from './reading/read-object.ts';
import { carryOut, type Ending, type Tools } from './steps/carry-out.ts';
import { lineOf, type StepReport } from './steps/step-report.ts';
import { checkPlan, type Task } from './target/check-plan.ts';
import { openWriter } from './wire/writer.ts';

/** What is carried out, where, and who hears of it. */
export interface ApplyOptions extends ClientOptions {
  readonly plan: Plan;
  /** The account of the package that the plan belongs to: a plan that writes to another is refused. */
  readonly accountId: string;
  /** Ids of steps of which somebody accepted what nobody decided. */
  readonly accepted?: readonly string[];
  /** Ids of the steps to carry out. All by default. */
  readonly only?: readonly string[];
  /** Called before each write and after each step. Nothing is sent before it resolves; when it throws, all ends. */
  readonly report: (line: StepReport) => void | Promise<void>;
  /** How long an object is read again after a write, in milliseconds, until it is as it should be: 60,000. */
  readonly readBackMs?: number;
}

/** How a plan ended. */
export interface ApplyResult {
  /**
   * `done`: every step is, or its object was so already. `open`: a step stopped or failed. `unreachable`: the
   * API gave no answer, or refused the credential.
   */
  readonly ended: 'done' | 'open' | 'unreachable';
  /** The last line of each step that was begun, in order. */
  readonly steps: readonly StepReport[];
}

/**
 * Carries out a plan, one write after the other. Before each, the object is read and must be what the plan says; after
 * it, it is read until it is what the step wants. Run again after it was stopped anywhere, it ends in the same state.
 *
 * @throws GrantlensError `review-unreadable`, `review-state` before anything is sent; `api-base-unsafe`, `usage`,
 *   `network`, `deadline`
 */
export async function applyPlan(options: ApplyOptions): Promise<ApplyResult> {
  const { plan, accountId, accepted = [], only, readBackMs = 60_000 } = options;
  const tasks = checkPlan({ plan, accountId, accepted, only });
  const client = openClient(options);
  const writer = openWriter(client, options);
  const { clock, redactor } = client;
  const tools: Tools = {
    reader: openAccountReader(client),
    writer,
    clock,
    signal: options.signal ?? new AbortController().signal,
    readBackMs,
    report: async (line) => options.report(redactor.value(line).value),
  };
  try {
    return await inOrder(tasks, only, tools);
  } finally {
    await Promise.all([writer.close(), client.close()]);
  }
}

async function inOrder(
  tasks: readonly Task[],
  only: readonly string[] | undefined,
  tools: Tools,
): Promise<ApplyResult> {
  const done = new Set<string>();
  const lines: StepReport[] = [];
  let ended: ApplyResult['ended'] = 'done';
  for (const [at, task] of tasks.entries()) {
    const { step } = task;
    if (only !== undefined && !only.includes(step.id)) continue;
    const missing = await missingBefore(task, tasks, done, tools);
    const ending = missing
      ? await held(task, missing, tools)
      : await carryOut(task, laterThan(tasks, at), tools);
    lines.push(ending.line);
    const isDone = ending.line.state === 'done' || ending.line.state === 'already so';
    if (isDone) done.add(step.id);
    else ended = ending.next === 'unreachable' ? 'unreachable' : 'open';
    if (ending.next !== 'go-on') break;
  }
  return { ended, steps: lines };
}

/** The states that later steps give the same object: where one of them holds, this step was done before. */
function laterThan(tasks: readonly Task[], at: number) {
  const path = tasks[at]?.target.path;
  return tasks
    .slice(at + 1)
    .filter(({ step, target }) => target.path === path && step.after.kind === tasks[at]?.step.after.kind)
    .map(({ step }) => step.after);
}

/** A step that must be done before this one, and is not. */
async function missingBefore(
  { step }: Task,
  tasks: readonly Task[],
  done: ReadonlySet<string>,
  { reader }: Tools,
): Promise<string | undefined> {
  for (const id of step.follows) {
    if (done.has(id)) continue;
    const at = tasks.findIndex((other) => other.step.id === id);
    const before = tasks[at];
    if (before === undefined) return id;
    const wanted = [before.step.after, ...laterThan(tasks, at)];
    const holds = (state: (typeof wanted)[number]) => wanted.some((one) => sameState(one, state));
    const found = await readObject(before, reader, holds);
    if (found.kind === 'unread' || !holds(found.state)) return id;
  }
  return undefined;
}

async function held({ step }: Task, missing: string, tools: Tools): Promise<Ending> {
  const line = lineOf(step, 'stopped', { why: `the step ${missing} must be done first` });
  await tools.report(line);
  return { line, next: 'go-on' };
}
