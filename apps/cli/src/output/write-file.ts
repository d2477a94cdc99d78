import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';
import { reasonOf } from '../input/reason.ts';
import { temporaryPath } from './temporary-path.ts';

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed to the disk, then renamed. Only its owner may
 * read it: it tells who can do what.
 *
 * @throws GrantlensError `file-unwritable`
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  if (await isSpecial(path)) return writeThrough(path, content);
  const temporary = temporaryPath(path);
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
    throw unwritable(path, cause);
  }
}

/** Whether a path is there and is neither a file nor a folder: a device or a pipe, which must never be replaced. */
export async function isSpecial(path: string): Promise<boolean> {
  // Standard output by its name is special also where it goes to a file: there it is a link that must stay one.
  if (/^\/(dev|proc\/self)\/(fd\/\d+|stdout|stderr)$/.test(path)) return true;
  const found = await stat(path).catch(() => null);
  return found !== null && !found.isFile() && !found.isDirectory();
}

async function writeThrough(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** That something cannot be written, and why. */
export function unwritable(path: string, cause: unknown): GrantlensError {
  return new GrantlensError('file-unwritable', `cannot write ${path}: ${reasonOf(cause)}`, { cause });
}

/**
 * Checks, before anything is read for it, that a file can be put at a path, and makes the folder it goes to.
 *
 * @throws GrantlensError `file-unwritable`, `usage`
 */
export async function prepareFile(path: string): Promise<void> {
  if (path === '') throw new GrantlensError('usage', 'the name of the file to write to is empty');
  if (await isFolder(path))
    throw new GrantlensError('file-unwritable', `cannot write ${path}: it is a folder`);
  await makeFolder(dirname(path));
}

/**
 * Makes a folder, and those above it, if they are not there.
 *
 * @throws GrantlensError `file-unwritable`
 */
export async function makeFolder(path: string): Promise<void> {
  if (path === '') throw new GrantlensError('usage', 'the name of the folder to write to is empty');
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
