import { GrantlensError } from '@grantlens/snapshot';
import { fileError } from '@grantlens/snapshot/internal';
import { readBounded, type SizeLimit, usualLimit } from './bounded-file.ts';

/** The bytes of a file, and what it is called in messages. */
export interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The most bytes that what it unpacks to may have, where that is not as usual. */
  readonly maxSize?: number;
}

/** Reads a file, and no more of it than allowed, or says in words why it cannot be read. */
export async function readBytes(
  path: string,
  what: string,
  limit: SizeLimit = usualLimit,
): Promise<Uint8Array> {
  try {
    return await readBounded(path, limit);
  } catch (cause) {
    if (cause instanceof GrantlensError)
      throw new GrantlensError(cause.code, `cannot read ${what} ${path}: ${cause.message}`, { cause });
    throw fileError('file-unreadable', `cannot read ${what} ${path}`, cause);
  }
}

/** Reads a file as `readBytes` does, or standard input where the path is `-`. */
export async function readFileOrInput(path: string, what: string, limit?: SizeLimit): Promise<NamedBytes> {
  const isInput = path === '-';
  const bytes = await readBytes(isInput ? '/dev/stdin' : path, what, limit);
  return { path: isInput ? 'standard input' : path, bytes };
}

/** Puts the file's name in front of what is wrong with it. */
export function naming<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    throw new GrantlensError(error.code, `cannot use ${path}: ${error.message}`, { cause: error });
  }
}
