import type { Access } from '@grantlens/engine';
import type { BrokenFile, Looked, Moment } from '@grantlens/fleet/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { invariant } from '@grantlens/snapshot/internal';
import { type AskedSnapshot, answerFrom } from '../input/answer-from.ts';
import type { Io } from '../io.ts';
import { answererOf } from './answerers.ts';
import { momentAccountOf } from './moment-account.ts';
import { partOf } from './part-of.ts';
import { seePeople } from './see-people.ts';
import { seePrivileges } from './see-privileges.ts';
import type { AskTask, BrokenPart, FleetOutcomes, FleetReading, FleetTask, LookTask, Part } from './task.ts';

/** Carries out a task. What is wrong with a file is an outcome: it never ends what is done about the others. */
export async function carryOut<Task extends FleetTask>(task: Task): Promise<FleetOutcomes[Task['kind']]>;
export async function carryOut(task: FleetTask): Promise<FleetOutcomes[FleetTask['kind']]> {
  switch (task.kind) {
    case 'look':
      return look(task);
    case 'ask':
      return ask(task);
    case 'people':
      // Who is a member, and who, no catalogue changes.
      return from(task, { ...task.reading, catalogue: undefined }, (access) =>
        seePeople(access, task.wanted),
      );
    case 'privileges':
      return from(task, task.reading, (access) => seePrivileges(access, task.asked));
  }
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

/** How the lookup file of a snapshot is used. */
function lookupOf(index: boolean | undefined): Pick<AskedSnapshot, 'keptFrom' | 'isWithoutLookupFile'> {
  return { keptFrom, isWithoutLookupFile: index === false };
}

async function look({ file, reading }: LookTask): Promise<Looked> {
  // Which account it is of, and when, no catalogue changes.
  const { catalogue: _, index, ...plain } = reading;
  try {
    const asked = [{ options: { ...plain, snapshot: file }, ...lookupOf(index) }];
    const { answer, finish } = await answerFrom(asked, quiet, ({ account }) => momentAccountOf(account));
    finish();
    return { file, account: answer };
  } catch (error) {
    return brokenBy(error, file);
  }
}

async function ask(task: AskTask): Promise<Part> {
  const { moment, earlier, question, reading } = task;
  const { answer: answerOf, everything = false } = answererOf(question);
  const moments = earlier === undefined ? [moment] : [earlier, moment];
  const { index, ...plain } = reading;
  const asked = moments.map(({ file }) => ({
    options: { ...plain, snapshot: file },
    isEarlier: file !== moment.file,
    ...lookupOf(index),
  }));
  try {
    const work = async (...accesses: readonly Access[]): Promise<Part> => {
      refuseReplaced(accesses, moments);
      const [access, before] = accesses.toReversed();
      invariant(access !== undefined, 'every moment was opened');
      const { output, members = [] } = task;
      const answering = { access, earlier: before, members, file: moment.file, output, io: quiet };
      return partOf(access, task, () => answerOf(question.asked, answering));
    };
    const { answer, finish } = await answerFrom(asked, quiet, work, { everything });
    finish();
    return answer;
  } catch (error) {
    return { kind: 'broken', ...brokenBy(error, moment.file) };
  }
}

/** Sees something in one snapshot. */
async function from<Seen>(
  { moment }: Pick<AskTask, 'moment'>,
  reading: Omit<FleetReading, 'catalogue'> & { readonly catalogue?: string | undefined },
  see: (access: Access) => Seen,
): Promise<Seen | BrokenPart> {
  const { file } = moment;
  const { catalogue, index, ...plain } = reading;
  const options = { ...plain, snapshot: file, ...(catalogue === undefined ? {} : { catalogue }) };
  try {
    const { answer, finish } = await answerFrom([{ options, ...lookupOf(index) }], quiet, (access) => {
      refuseReplaced([access], [moment]);
      return see(access);
    });
    finish();
    return answer;
  } catch (error) {
    return { kind: 'broken', ...brokenBy(error, file) };
  }
}

/** An answer is about what was looked at. */
function refuseReplaced(accesses: readonly Access[], moments: readonly Moment[]): void {
  const isAsSeen = accesses.every(({ account }, at) => account.digest === moments[at]?.account.digest);
  if (!isAsSeen) throw new GrantlensError('file-unreadable', 'it was replaced while the fleet was read');
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
