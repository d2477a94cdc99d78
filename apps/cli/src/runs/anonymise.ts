import { decodeSnapshot, encodeSnapshot } from '@grantlens/snapshot';
import { anonymise } from '@grantlens/snapshot/internal';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { naming, readBytes } from '../input/named-bytes.ts';
import { readSnapshotAt } from '../input/snapshot-bytes.ts';
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

/** `grantlens anonymise`. Nothing is written before the whole snapshot is made. */
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
  const { snapshot } = naming(path, () => decodeSnapshot(bytes, allowModified ? 'allow' : 'refuse', maxSize));
  const made = naming(key, () => anonymise(snapshot, secret));
  await writeTo(destination, encodeSnapshot(made.snapshot, out.endsWith('.gz') ? 'gzip' : 'json'), io);
  if (mapped !== null) await writeTo(mapped, mapText(made.names.table), io);
  io.out(nameLine(destination) + (mapped === null ? '' : nameLine(mapped)));
  return exitCodes.yes;
}

/** What became of what, in order. */
function mapText(table: ReadonlyMap<string, string>): string {
  const names = Object.fromEntries([...table].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ format: 'grantlens.names', version: 1, names }, null, 2)}\n`;
}
