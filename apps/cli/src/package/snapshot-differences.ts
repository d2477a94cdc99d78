import { join } from 'node:path';
import type { Manifest } from '@grantlens/reporter';
import { inputFiles } from '@grantlens/reporter/internal';
import { decodeSnapshot, GrantlensError } from '@grantlens/snapshot';
import { readTime, usualMaxSize } from '@grantlens/snapshot/internal';
import { readPlain } from './plain-file.ts';

/** How the snapshot of a package differs from the one that its manifest names: a sentence, or none. */
export async function snapshotDifferences(
  folder: string,
  { snapshotDigest, snapshotModified, account, takenAt }: Manifest,
  maxSize: number = usualMaxSize,
): Promise<readonly string[]> {
  const name = inputFiles.snapshot;
  const bytes = await readPlain(join(folder, name), { what: 'the snapshot', limit: maxSize });
  try {
    const { snapshot, modified } = decodeSnapshot(bytes, 'allow', maxSize);
    if (snapshot.digest !== snapshotDigest)
      return [`${name}: its digest is ${snapshot.digest}, and the manifest lists ${snapshotDigest}`];
    if (modified !== snapshotModified) return [`${name}: its contents do not match its digest`];
    const isOfIt =
      snapshot.account.id === account.id && secondOf(takenAt.end) === secondOf(snapshot.takenAt.end);
    return isOfIt ? [] : [`${name}: it is not of the account, or not of the time, that the manifest names`];
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    return [`${name}: it cannot be read: ${error.message}`];
  }
}

/** A manifest has whole seconds, and the clock of the API's reader has not. */
function secondOf(time: string): number | null {
  const moment = readTime(time);
  return moment === null ? null : Math.floor(moment / 1000);
}
