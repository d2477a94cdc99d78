import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrokenFile, isSnapshotName } from '@grantlens/fleet/internal';
import { fileReason } from '@grantlens/snapshot/internal';

/** The files that a fleet is made of, and what of it cannot be looked into. */
export interface FoundFiles {
  /** Each once, in the order of their names. */
  readonly files: readonly string[];
  readonly broken: readonly BrokenFile[];
}

/**
 * The snapshot files of folders, and files that are named themselves. In a folder only what is called like a snapshot is
 * looked at, and nothing of the folders in it.
 */
export async function findFiles(places: readonly string[]): Promise<FoundFiles> {
  const files = new Set<string>();
  const broken: BrokenFile[] = [];
  for (const place of new Set(places)) {
    const found = await statOf(place);
    if (typeof found === 'string') broken.push({ file: place, reason: found });
    else if (!found.isDirectory()) files.add(place);
    else {
      const inside = await filesIn(place);
      if (typeof inside === 'string') broken.push({ file: place, reason: inside });
      else for (const file of inside) files.add(file);
    }
  }
  return { files: [...files].sort(), broken };
}

async function statOf(path: string): Promise<Stats | string> {
  try {
    return await stat(path);
  } catch (error) {
    return fileReason(error);
  }
}

async function filesIn(folder: string): Promise<readonly string[] | string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files = entries.filter((entry) => isSnapshotName(entry.name) && !entry.isDirectory());
    return files.length === 0
      ? 'the folder has no snapshot file: *.snapshot.json or *.snapshot.json.gz'
      : files.map(({ name }) => join(folder, name));
  } catch (error) {
    return fileReason(error);
  }
}
