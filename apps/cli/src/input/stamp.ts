import { closeSync, fstatSync, readSync } from 'node:fs';
import { buildName } from '../version.ts';
import { openAtOnce } from './open-at-once.ts';

/** One state of a snapshot file: another state has another name, whatever an editor does to the times of the file. */
export interface Stamp {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** When the file system says it was last changed, in milliseconds since 1970. */
  readonly changed: number;
}

/** A snapshot ends with its digest, and gzip with a checksum. */
const tailLength = 128;

/** The state a file is in; null when it cannot be read or is not an ordinary file. */
export function stampOf(path: string): Stamp | null {
  try {
    const file = openAtOnce(path);
    try {
      const { ino, size, mtimeNs, ctimeNs, ctimeMs, ...kind } = fstatSync(file, { bigint: true });
      if ((kind.mode & 0o170000n) !== 0o100000n) return null;
      const tail = Buffer.alloc(tailLength);
      const length = readSync(file, tail, 0, tailLength, Math.max(0, Number(size) - tailLength));
      const parts = [buildName(), ino, size, mtimeNs, ctimeNs, tail.toString('latin1', 0, length)];
      return { name: parts.join('\n'), size: Number(size), changed: Number(ctimeMs) };
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
