import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { GrantlensError } from '@grantlens/snapshot';
import { sizeWords } from '@grantlens/snapshot/internal';

/** The most that may be read of a file. */
export interface SizeLimit {
  /** Bytes. */
  readonly most: number;
  /** Whether `--max-size` allows more. */
  readonly isLifted?: boolean;
}

/** Nothing that is written by hand, and no list of people or accounts, comes near it. */
export const usualLimit: SizeLimit = { most: 64 * 2 ** 20 };

/** What the shell calls standard input and other open files: `<(…)` is one of these, and a pipe. */
const openFile = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/;
const standardInput = /^\/(?:dev\/(?:stdin|fd\/0)|proc\/self\/fd\/0)$/;

/**
 * Reads a file, and no more of it than allowed. A pipe, a device or a socket somewhere in a folder is refused at once:
 * opening it might wait for ever.
 *
 * @throws GrantlensError where it is too large or no file, and whatever the file system says
 */
export async function readBounded(path: string, limit: SizeLimit): Promise<Uint8Array> {
  if (standardInput.test(path)) return readStream(process.stdin, limit);
  const isOpen = openFile.test(path);
  // Before it is opened: that alone may wait, or do something.
  refuseOthers(await stat(path), isOpen);
  const file = await open(path, isOpen ? 'r' : constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    refuseOthers(found, isOpen);
    if (found.isFile() && found.size > limit.most) throw tooLarge(limit);
    return await readHandle(file, { size: found.size, limit });
  } finally {
    await file.close();
  }
}

/** Reads a stream to its end, and no more of it than allowed. */
export async function readStream(stream: NodeJS.ReadableStream, limit: SizeLimit): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > limit.most) throw tooLarge(limit);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function refuseOthers(found: Stats, isOpen: boolean): void {
  if (found.isFile() || (isOpen && !found.isDirectory())) return;
  // The file system says it of a folder when it is read, in the words that others have for it.
  const kind = found.isDirectory()
    ? 'a folder'
    : found.isFIFO()
      ? 'a named pipe'
      : found.isSocket()
        ? 'a socket'
        : 'a device';
  throw new GrantlensError('file-unreadable', `it is ${kind}, not a file`);
}

async function readHandle(
  file: FileHandle,
  { size, limit }: { readonly size: number; readonly limit: SizeLimit },
): Promise<Uint8Array> {
  // One more than it says to have: a file may grow, and those of the system say to have nothing.
  let bytes = Buffer.allocUnsafe(Math.max(size + 1, 64 * 2 ** 10));
  let length = 0;
  for (;;) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length);
    if (bytesRead === 0) return bytes.subarray(0, length);
    length += bytesRead;
    if (length > limit.most) throw tooLarge(limit);
    if (length < bytes.length) continue;
    const larger = Buffer.allocUnsafe(Math.min(2 * bytes.length, limit.most + 1));
    larger.set(bytes);
    bytes = larger;
  }
}

function tooLarge({ most, isLifted }: SizeLimit): GrantlensError {
  const code = isLifted ? 'file-too-large' : 'file-unreadable';
  return new GrantlensError(code, `it has more than ${sizeWords(most)}`);
}
