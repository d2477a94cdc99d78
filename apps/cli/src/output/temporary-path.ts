import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * A path beside another, on the same disk and not in use: for what is renamed into its place once it is whole. It tells
 * which run made it, so that a later one knows what a dead one left behind.
 */
export function temporaryPath(path: string, ending: 'tmp' | 'old' = 'tmp'): string {
  const name = `${temporaryStart(path)}${machine()}-${process.pid}-${randomBytes(6).toString('hex')}.${ending}`;
  return join(dirname(path), name);
}

/** How the names of all temporary paths beside a path start. */
export function temporaryStart(path: string): string {
  const name = basename(path);
  // Together with the rest of it a long name would be longer than a name can be.
  const isLong = Buffer.byteLength(name) > 180;
  return `.${isLong ? createHash('sha256').update(name).digest('hex') : name}.`;
}

/** A process number says something on one machine and in one container, and a folder may be shared by many. */
export function machine(): string {
  return createHash('sha256').update(`${hostname()} ${processSpace()}`).digest('hex').slice(0, 8);
}

function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has containers that share a name.
    return '';
  }
}
