import { dirname, join } from 'node:path';
import { printable } from '@grantlens/engine/internal';
import { fetchSnapshot } from '@grantlens/fetcher';
import type { ClientOptions, PartialOptions } from '@grantlens/fetcher/internal';
import { type Coverage, encodeSnapshot, GrantlensError, normalise, type Snapshot } from '@grantlens/snapshot';
import { incompleteIn, isWorthAskingAgain } from '../accounts/account-record.ts';
import { folderLock, lockSuffix, snapshotFileName } from '../accounts/file-name.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { type Destination, nameLine, prepareDestination, writeTo } from '../output/destination.ts';
import { type Lock, refuseLocked, takeLock } from '../output/lock.ts';
import { counted } from '../output/words.ts';
import { type Display, openDisplay } from '../progress/display.ts';
import { chooseAccount, connect, type NetworkOptions, reportTo } from './connect.ts';
import { reportEnding } from './ending.ts';
import { hasAnswers, partialFor, removePartial } from './partial.ts';
import { activityPlace, saveActivity } from './save-activity.ts';
import { startTimeLimit } from './time-limit.ts';

/** The options of the verb. */
export interface SnapshotOptions extends NetworkOptions {
  readonly out?: string;
  readonly resume?: boolean;
  /** Whether the audit log is read as well, or alone, and how many days of it. */
  readonly activity?: boolean;
  readonly activityOnly?: boolean;
  readonly days?: number;
  /** Whether every member of a user group is asked for alone, for when it was added. */
  readonly memberDates?: boolean;
  /** Of the whole run, in milliseconds. */
  readonly deadline: number;
  readonly quiet?: boolean;
}

/** Reads one account into a file. */
export async function takeSnapshot(options: SnapshotOptions, io: Io): Promise<ExitCode> {
  let display = openDisplay({ of: 'account', quiet: options.quiet }, io);
  const limit = startTimeLimit(options.deadline);
  let place: { readonly out: Destination; readonly partial: PartialOptions | undefined } | undefined;
  let lock: Lock | undefined;
  try {
    const connection = { ...(await connect(options, io)), ...reportTo(display) };
    const accountId = await chooseAccount(options, limit.within(connection));
    const { tokenFile } = options;
    // First: nobody should wait for an account to be read and then hear that it cannot be written.
    const out = await prepareDestination(
      options.out ?? fileOf(accountId),
      tokenFile === undefined ? [] : [tokenFile],
    );
    if (options.activity && out.kind !== 'file')
      throw new GrantlensError('usage', 'the audit log lies beside the snapshot: --out must be a file');
    lock = await lockOf(out);
    const partial = partialFor(out, options.resume ? 'resume' : 'fresh', display);
    place = { out, partial };
    const { memberDates = false } = options;
    const saving = { ...limit.within(connection), accountId, memberDates, ...place };
    const snapshot = await saveSnapshot(saving, { display, io });
    display.end();
    display.say(summaryOf(snapshot));
    if (partial !== undefined) await keepPartial(partial, snapshot, display);
    io.out(nameLine(out));
    if (options.activity && out.kind === 'file') {
      display = openDisplay({ of: 'log', quiet: options.quiet }, io);
      const beside = await activityPlace(out.path, options, display);
      place = beside;
      const of = { account: accountId, snapshot: snapshot.digest, days: options.days };
      const asking = { ...limit.within(connection), ...reportTo(display) };
      await saveActivity({ ...asking, ...of, ...beside }, { display, io });
      display.end();
      io.out(nameLine(beside.out));
    }
    return isComplete(snapshot) ? exitCodes.yes : exitCodes.incomplete;
  } catch (error) {
    display.end();
    const isKept = place?.partial !== undefined && (await hasAnswers(place.partial));
    const left =
      isKept && place?.out.kind === 'file'
        ? `nothing was written to ${place.out.path}, but what was read is kept: ${resumeAdvice}`
        : undefined;
    return reportEnding({ error, limit, left }, io);
  } finally {
    await lock?.release();
  }
}

/** Two runs that write one file would delete each other's partial; a run of many accounts has its whole folder. */
export async function lockOf(out: Destination): Promise<Lock | undefined> {
  if (out.kind !== 'file') return undefined;
  const lock = await takeLock(`${out.path}${lockSuffix}`);
  try {
    await refuseLocked(join(dirname(out.path), folderLock));
    return lock;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** How to resume, for a user whose run was interrupted. */
export const resumeAdvice = 'the same command with --resume continues from there';

/** What is read, and where it goes. */
export interface SnapshotSaving extends ClientOptions {
  readonly accountId: string;
  readonly out: Destination;
  readonly partial: PartialOptions | undefined;
  readonly memberDates?: boolean;
}

/** Reads an account and writes it to a file. */
export async function saveSnapshot(
  saving: SnapshotSaving,
  { display, io }: { readonly display: Display; readonly io: Pick<Io, 'out'> },
): Promise<Snapshot> {
  const { accountId, out, partial, ...connection } = saving;
  let isBegun = false;
  const snapshot = await fetchSnapshot({
    ...connection,
    accountId,
    ...(partial !== undefined && { partial }),
    onProgress: (progress) => {
      // Not before: when the account cannot be read, that is all there is to say.
      if (!isBegun) display.say(`reading the account ${printable(accountId)}`);
      isBegun = true;
      display.note({ kind: 'progress', accountId, progress });
    },
  });
  const isCompressed = out.kind !== 'stdout' && /\.gz$/i.test(out.path);
  await writeTo(out, encodeSnapshot(snapshot, isCompressed ? 'gzip' : 'json'), io);
  return snapshot;
}

/** Where a snapshot goes unless somebody says otherwise. */
export function fileOf(accountId: string): string {
  const name = snapshotFileName(accountId);
  if (name === undefined) throw new GrantlensError('account-unknown', 'this is not the id of an account');
  return name;
}

/** What was read is kept only where a part is missing that may be had by asking once more. */
async function keepPartial(partial: PartialOptions, snapshot: Snapshot, display: Display): Promise<void> {
  if (!isWorthAskingAgain(snapshot)) return removePartial(partial);
  display.say('what is missing may be had later: the same command with --resume asks for nothing else');
}

/** A line for each collection, then one for each extra. */
export function summaryOf(snapshot: Snapshot): string {
  const { coverage, besides } = normalise(snapshot);
  return [
    ...coverage.map((one) => lineOf(one.collection, one)),
    'besides, what no verdict needs:',
    ...besides.map((one) => lineOf(one.extra, one)),
  ].join('\n');
}

function lineOf(
  name: string,
  { status, expected, received, requests, problem }: Omit<Coverage, 'collection'>,
): string {
  const count = expected === null || expected === received ? `${received}` : `${received} of ${expected}`;
  const asked = counted(requests, 'request');
  return printable(`${name}: ${status}, ${count} in ${asked}${problem === null ? '' : ` (${problem})`}`);
}

/** Whether every collection was read whole. */
export function isComplete(snapshot: Snapshot): boolean {
  return incompleteIn(snapshot).length === 0;
}
