import { lstat, rename, rm, rmdir } from 'node:fs/promises';
import { temporaryPath } from '../output/temporary-path.ts';
import { unwritable } from '../output/write-file.ts';
import { type Place, taken, touchedIn } from './place.ts';
import { readManifestIn, type StoredManifest } from './stored-package.ts';

/**
 * Gives a folder the place of a package. An earlier one is moved away, looked at once more, and goes only when the new
 * one is there: between the two there is nothing under the name for a moment, and of a run that is ended in that moment
 * the next one puts the earlier package back. Gives what is to be said about it: sentences.
 *
 * @throws GrantlensError `folder-taken`, `file-unwritable`
 */
export async function putInPlace(folder: string, place: Place, out: string): Promise<readonly string[]> {
  const { kind, path } = place;
  if (kind === 'empty') await moving(out, () => rmdir(path));
  if (kind !== 'package') {
    if ((await lstat(path).catch(() => null)) !== null) throw taken(out, appeared);
    await moving(out, () => rename(folder, path));
    return [];
  }
  const old = temporaryPath(path, 'old');
  await moving(out, () => rename(path, old));
  try {
    const touched = await touchedSince(old, place.stored);
    if (touched !== null) throw taken(out, touched);
    await moving(out, () => rename(folder, path));
  } catch (cause) {
    await putBack(old, path, out);
    throw cause;
  }
  return remove(old, path);
}

/** The new package is there: that the earlier one stays as well is said, and no failure. */
async function remove(old: string, path: string): Promise<readonly string[]> {
  // From here on it is garbage, and says so by its name, also when it is only half removed.
  const garbage = temporaryPath(path);
  try {
    await rename(old, garbage);
    await rm(garbage, { recursive: true, force: true });
    return [];
  } catch {
    return [
      `The earlier ${path} could not be removed, and is beside it under a name that begins with a dot.`,
    ];
  }
}

const appeared = 'was made while the report was made';

/** A report takes its time: somebody may have saved a workbook or decided something in the earlier one meanwhile. */
async function touchedSince(old: string, stored: StoredManifest): Promise<string | null> {
  const now = await readManifestIn(old).catch(() => null);
  if (now === null || !Buffer.from(now.bytes).equals(stored.bytes))
    return 'got another manifest while the new report was made';
  const touched = await touchedIn(old, stored);
  return touched === null ? null : `was changed while the new report was made: it ${touched}`;
}

async function putBack(old: string, path: string, out: string): Promise<void> {
  try {
    await rename(old, path);
  } catch {
    throw taken(out, `${appeared}; the package that was there is ${old}`);
  }
}

async function moving(path: string, move: () => Promise<void>): Promise<void> {
  try {
    await move();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    if (code === 'EBUSY' || code === 'EXDEV')
      throw taken(path, 'is where a disk is mounted, or in use, and cannot be replaced as a whole');
    if (code === 'ENOTEMPTY' || code === 'EEXIST') throw taken(path, appeared);
    throw unwritable(path, cause);
  }
}
