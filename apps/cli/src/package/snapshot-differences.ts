import { join } from 'node:path';
import { inputFiles, type Manifest } from '@grantlens/reporter';
import { decodeSnapshot, GrantlensError } from '@grantlens/snapshot';
import { readBytes } from '../input/named-bytes.ts';

/** How the snapshot of a package differs from the one that its manifest names: a sentence, or none. */
export async function snapshotDifferences(
  folder: string,
  { snapshotDigest, snapshotModified }: Manifest,
): Promise<readonly string[]> {
  const name = inputFiles.snapshot;
  const bytes = await readBytes(join(folder, name), 'the snapshot');
  try {
    const { snapshot, modified } = decodeSnapshot(bytes, 'allow');
    if (snapshot.digest !== snapshotDigest)
      return [`${name}: its digest is ${snapshot.digest}, and the manifest lists ${snapshotDigest}`];
    if (modified !== snapshotModified) return [`${name}: its contents do not match its digest`];
    return [];
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    return [`${name}: it cannot be read: ${error.message}`];
  }
}
