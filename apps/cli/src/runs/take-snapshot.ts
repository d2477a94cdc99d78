import { type ClientOptions, fetchSnapshot, type OnProgress, type Progress } from '@grantlens/fetcher';
import { type CollectionName, collectionNames, encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { prepareFile, writeWhole } from '../output/write-file.ts';
import { chooseAccount, connect, type NetworkOptions } from './connect.ts';

/** What the verb can be told. */
export interface SnapshotOptions extends NetworkOptions {
  readonly out?: string;
  readonly quiet?: boolean;
}

/** `grantlens snapshot` */
export async function takeSnapshot(options: SnapshotOptions, io: Io): Promise<ExitCode> {
  const telling: Io = options.quiet ? { ...io, err: () => undefined } : io;
  const connection = await connect(options, telling);
  const accountId = await chooseAccount(options, connection);
  const out = options.out ?? `${accountId}.snapshot.json`;
  const snapshot = await saveSnapshot(connection, accountId, out, telling);
  io.out(`${out}\n`);
  return isComplete(snapshot) ? exitCodes.yes : exitCodes.incomplete;
}

/** Reads an account and writes it to a file, telling on the way what was read. */
export async function saveSnapshot(
  connection: ClientOptions,
  accountId: string,
  out: string,
  io: Io,
): Promise<Snapshot> {
  // First: nobody should wait for an account to be read and then hear that it cannot be written.
  await prepareFile(out);
  const snapshot = await fetchSnapshot({
    ...connection,
    accountId,
    onProgress: tellEveryHundredRequests(io),
  });
  await writeWhole(out, encodeSnapshot(snapshot, /\.gz$/i.test(out) ? 'gzip' : 'json'));
  io.err(collectionNames.map((name) => `${collectionLine(name, snapshot)}\n`).join(''));
  return snapshot;
}

/** A long read says now and then that it goes on; a short one has nothing to say before its end. */
function tellEveryHundredRequests(io: Io): OnProgress {
  const latest = new Map<CollectionName, Progress>();
  let told = 0;
  return (progress) => {
    latest.set(progress.collection, progress);
    const requests = [...latest.values()].reduce((sum, { requests }) => sum + requests, 0);
    if (requests < told + 100) return;
    told = requests;
    const rows = [...latest.values()].reduce((sum, { received }) => sum + received, 0);
    io.err(`reading: ${rows} rows in ${requests} requests so far\n`);
  };
}

function collectionLine(name: CollectionName, { collections }: Snapshot): string {
  const { status, items, expected, requests, problem } = collections[name];
  const lists = (Array.isArray(items) ? [items] : Object.values(items)) as readonly (readonly unknown[])[];
  const rows = lists.reduce((sum, list) => sum + list.length, 0);
  const count = expected === undefined || expected === rows ? `${rows}` : `${rows} of ${expected}`;
  const asked = `${requests.length} request${requests.length === 1 ? '' : 's'}`;
  return `${name}: ${status}, ${count} in ${asked}${problem === undefined ? '' : ` (${problem.message})`}`;
}

function incompleteIn({ collections }: Snapshot): readonly CollectionName[] {
  return collectionNames.filter((name) => collections[name].status !== 'complete');
}

/** Whether every collection was read whole. */
export function isComplete(snapshot: Snapshot): boolean {
  return incompleteIn(snapshot).length === 0;
}
