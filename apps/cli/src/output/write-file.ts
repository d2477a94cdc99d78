import { link, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';
import { fileError, withFileErrors } from '@grantlens/snapshot/internal';
import { temporaryPath } from './temporary-path.ts';

/** What a file holds, whole or in parts. */
export type Content = Uint8Array | string | Iterable<string>;

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed to the disk, then renamed. Only its owner may
 * read it: it tells who can do what.
 *
 * @throws GrantlensError `file-unwritable`
 */
export async function writeWhole(path: string, content: Content): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await writeFile(file, content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(path, cause);
  }
}

/**
 * Writes a file that is not there yet, whole or not at all: it is never written over.
 *
 * @throws GrantlensError `file-taken`, `file-unwritable`
 */
export async function writeNew(path: string, content: string): Promise<void> {
  const temporary = temporaryPath(path);
  await writeWhole(temporary, content);
  try {
    await link(temporary, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path, cause);
    throw new GrantlensError('file-taken', `${path} is there already, and is not written over`, { cause });
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** Writes into what must never be replaced: a device or a pipe. */
export function writeThrough(path: string, content: Content): Promise<void> {
  return withFileErrors('file-unwritable', `cannot write ${path}`, () => writeFile(path, content));
}

/** The error for a path that cannot be written, and why. */
export function unwritable(path: string, cause: unknown): unknown {
  return fileError('file-unwritable', `cannot write ${path}`, cause);
}

/**
 * Makes a folder, and those above it, if they are not there.
 *
 * @throws GrantlensError `file-unwritable`, `usage`
 */
export async function makeFolder(path: string): Promise<void> {
  if (path === '') throw new GrantlensError('usage', 'the name of the folder to write to is empty');
  await withFileErrors('file-unwritable', `cannot make the folder ${path}`, () => makeEach(resolve(path)));
}

/** One level at a time: Node's own recursive mkdir never comes back from a file system that refuses, such as /proc. */
async function makeEach(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) await makeEach(above);
  await mkdir(path).catch(async (error: unknown) => {
    if (!(await isFolder(path))) throw error;
  });
}

export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}
