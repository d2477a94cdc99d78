import { decodeSnapshot, encodeSnapshot, GrantlensError } from '@grantlens/snapshot';
import { anonymise, anonymiseActivity, decodeActivity, encodeActivity } from '@grantlens/snapshot/internal';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { activityPath } from '../input/activity-path.ts';
import { naming, readBytes } from '../input/named-bytes.ts';
import { readSnapshotAt } from '../input/snapshot-bytes.ts';
import { readActivityFile } from '../input/with-activity.ts';
import type { Io } from '../io.ts';
import { nameLine, prepareDestination, writeTo } from '../output/destination.ts';

/** The options of the verb. */
export interface AnonymiseOptions {
  readonly key: string;
  readonly out: string;
  readonly map?: string;
  readonly allowModified?: boolean;
  readonly maxSize?: number;
}

/** `grantlens anonymise`. Nothing is written before the whole snapshot, and the log beside it, is made. */
export async function anonymiseSnapshot(
  path: string,
  { key, out, map, allowModified, maxSize }: AnonymiseOptions,
  io: Io,
): Promise<ExitCode> {
  const inputs = [path, key];
  const destination = await prepareDestination(out, inputs);
  const mapped = map === undefined ? null : await prepareDestination(map, [...inputs, out]);
  const secret = await readBytes(key, 'the key', { most: 65_536, isLifted: false });
  const { bytes } = await readSnapshotAt(path, 'the snapshot', maxSize);
  const log = await readActivityFile({ snapshot: path, ...(maxSize !== undefined && { maxSize }) }, io);
  if (log !== null && destination.kind !== 'file')
    throw new GrantlensError('usage', 'the audit log lies beside the snapshot: --out must be a file');
  const beside = log === null ? null : await prepareDestination(activityPath(out), [...inputs, log.path]);
  const { snapshot } = naming(path, () => decodeSnapshot(bytes, allowModified ? 'allow' : 'refuse', maxSize));
  const made = naming(key, () => anonymise(snapshot, secret));
  const encoding = out.endsWith('.gz') ? 'gzip' : 'json';
  const activity = log && naming(log.path, () => decodeActivity(log.bytes, snapshot, log.maxSize));
  const written =
    activity && encodeActivity(anonymiseActivity(activity, made.names, made.snapshot.digest), encoding);
  await writeTo(destination, encodeSnapshot(made.snapshot, encoding), io);
  if (beside !== null && written !== null) await writeTo(beside, written, io);
  if (mapped !== null) await writeTo(mapped, mapText(made.names.table), io);
  io.out([destination, beside, mapped].map((one) => (one === null ? '' : nameLine(one))).join(''));
  return exitCodes.yes;
}

/** What became of what, in order. */
function mapText(table: ReadonlyMap<string, string>): string {
  const names = Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ format: 'grantlens.names', version: 1, names }, null, 2)}\n`;
}
