import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { GrantlensError } from '@grantlens/snapshot';
import { fileError } from '@grantlens/snapshot/internal';

/** Not through a link, and not until somebody writes into a pipe. Windows has neither flag. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** How a file of a package is read into memory. */
export interface PlainReading {
  /** What it is called in messages. */
  readonly what: string;
  /** The most bytes that it may have. */
  readonly limit: number;
}

/**
 * Reads a file of a package: a plain one, since what a link, a pipe or a device shows is elsewhere, may be
 * another thing tomorrow, and may never end.
 *
 * @throws GrantlensError `file-unreadable`, `package-unreadable`
 */
export async function readPlain(path: string, { what, limit }: PlainReading): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of readParts(path, what)) {
    bytes += part.length;
    if (bytes > limit) {
      const most = limit.toLocaleString('en');
      throw new GrantlensError('package-unreadable', `${what} ${path} is larger than ${most} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * A file of a package part by part, on the terms of `readPlain` but for a limit.
 *
 * @throws GrantlensError `file-unreadable`, `package-unreadable`
 */
export async function* readParts(path: string, what?: string): AsyncGenerator<Uint8Array, void, void> {
  const name = what === undefined ? path : `${what} ${path}`;
  try {
    const file = await openPlain(path, name);
    yield* file.createReadStream() as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if (cause instanceof GrantlensError) throw cause;
    throw fileError('file-unreadable', `cannot read ${name}`, cause);
  }
}

/**
 * It is looked at before it is opened, for opening alone moves some devices, and after, for it may be another
 * by then.
 */
async function openPlain(path: string, name: string): Promise<FileHandle> {
  refuseStrange(await lstat(path), name);
  const file = await open(path, flags);
  try {
    refuseStrange(await file.stat(), name);
    return file;
  } catch (cause) {
    await file.close();
    throw cause;
  }
}

function refuseStrange(found: Stats, name: string): void {
  if (found.isFile()) return;
  throw new GrantlensError('package-unreadable', `${name} is not a plain file but a ${kindOf(found)}`);
}

function kindOf(found: Stats): string {
  if (found.isSymbolicLink()) return 'symbolic link';
  if (found.isDirectory()) return 'folder';
  if (found.isFIFO()) return 'pipe';
  if (found.isSocket()) return 'socket';
  return 'device';
}
