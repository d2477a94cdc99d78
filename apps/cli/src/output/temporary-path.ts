import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** A path beside another, on the same disk and not in use: for what is renamed into its place once it is whole. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
}
