import { readFile } from 'node:fs/promises';
import { GrantlensError, withFileErrors } from '@grantlens/snapshot';

/** The bytes of a file, and what it is called in messages. */
export interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads a file, or says in words why it cannot be read. */
export function readBytes(path: string, what: string): Promise<Uint8Array> {
  return withFileErrors('file-unreadable', `cannot read ${what} ${path}`, () => readFile(path));
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
