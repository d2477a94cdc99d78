import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';
import { reasonOf } from '../input/snapshot-file.ts';

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed to the disk, then renamed. Only its owner may
 * read it: it tells who can do what.
 *
 * @throws GrantlensError `file-unwritable`
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new GrantlensError('file-unwritable', `cannot write ${path}: ${reasonOf(cause)}`, { cause });
  }
}

/**
 * Makes a folder, and those above it, if they are not there.
 *
 * @throws GrantlensError `file-unwritable`
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeEach(resolve(path));
  } catch (cause) {
    throw new GrantlensError('file-unwritable', `cannot make the folder ${path}: ${reasonOf(cause)}`, {
      cause,
    });
  }
}

/** One level at a time: Node's own recursive mkdir never comes back from a file system that refuses, such as /proc. */
async function makeEach(path: string): Promise<void> {
  if (await isFolder(path)) return;
  await makeEach(dirname(path));
  await mkdir(path).catch(async (error: unknown) => {
    if (!(await isFolder(path))) throw error;
  });
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}
