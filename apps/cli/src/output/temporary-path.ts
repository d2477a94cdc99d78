import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { thisMachine } from './machine.ts';

/**
 * A path beside another, on the same disk and not in use: for what is renamed into its place once it is whole. It tells
 * which run made it, so that a later one knows what a dead one left behind.
 */
export function temporaryPath(path: string, ending: 'tmp' | 'old' = 'tmp'): string {
  const name = `${temporaryStart(path)}${machineMark()}-${process.pid}-${randomBytes(6).toString('hex')}.${ending}`;
  return join(dirname(path), name);
}

/** How the names of all temporary paths beside a path start. */
export function temporaryStart(path: string): string {
  const name = basename(path);
  // Together with the rest of it a long name would be longer than a name can be.
  const isLong = Buffer.byteLength(name) > 180;
  return `.${isLong ? createHash('sha256').update(name).digest('hex') : name}.`;
}

/** The machine, as the name of a temporary path has it. */
export function machineMark(): string {
  const { host, processSpace } = thisMachine();
  return createHash('sha256').update(`${host} ${processSpace}`).digest('hex').slice(0, 8);
}
