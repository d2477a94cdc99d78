import type { BrokenFile, Looked } from '@grantlens/fleet/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { kindOf } from '../answers/fleet/kinds.ts';
import { answerFrom } from '../input/answer-from.ts';
import type { Io } from '../io.ts';
import { answerPart } from './answer-part.ts';
import { momentAccountOf } from './moment-account.ts';
import type { AskTask, FleetOutcomes, FleetTask, LookTask, Part } from './task.ts';

/** Carries out a task. What is wrong with a file is an outcome: it never ends what is done about the others. */
export async function carryOut<Task extends FleetTask>(task: Task): Promise<FleetOutcomes[Task['kind']]>;
export async function carryOut(task: FleetTask): Promise<Looked | Part> {
  return task.kind === 'look' ? look(task) : ask(task);
}

/** What concerns one account of many is said with its rows. */
const quiet: Io = {
  out: () => undefined,
  err: () => undefined,
  env: {},
  readInput: async () => '',
  signal: new AbortController().signal,
  isInterrupted: () => false,
};

/** A snapshot of a fleet is asked again with the others: a lookup file is worth it from here on. Bytes. */
const keptFrom = 20_000;

async function look({ file, reading }: LookTask): Promise<Looked> {
  // Which account it is of, and when, no catalogue changes.
  const { catalogue: _, ...plain } = reading;
  try {
    const asked = [{ options: { ...plain, snapshot: file }, keptFrom }];
    const { answer, finish } = await answerFrom(asked, quiet, ({ account }) => momentAccountOf(account));
    finish();
    return { file, account: answer };
  } catch (error) {
    return brokenBy(error, file);
  }
}

async function ask({ moment, question, output, reading }: AskTask): Promise<Part> {
  const { file } = moment;
  const kind = kindOf(question);
  try {
    const asked = [{ options: { ...reading, snapshot: file }, keptFrom }];
    const { answer, finish } = await answerFrom(
      asked,
      quiet,
      (access) => answerPart(access, { kind, question, output, moment }),
      { everything: kind.everything ?? false },
    );
    finish();
    return answer;
  } catch (error) {
    return { kind: 'broken', ...brokenBy(error, file) };
  }
}

/** Why there is no answer from a file, without its name, which stands beside it. */
function brokenBy(error: unknown, file: string): BrokenFile {
  if (!(error instanceof GrantlensError))
    return { file, reason: `this is a bug in grantlens, please report it: ${traceOf(error)}` };
  const { cause, message } = error;
  return {
    file,
    reason: cause instanceof GrantlensError && message.includes(file) ? cause.message : message,
  };
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
