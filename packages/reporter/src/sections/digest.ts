import { createHash } from 'node:crypto';

/** SHA-256, in hex, of what a value is as JSON. */
export function sha256Of(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** SHA-256, in hex, of what values are as JSON, one a line: of more of them than one text can hold. */
export function sha256OfAll(values: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const value of values) hash.update(`${JSON.stringify(value)}\n`);
  return hash.digest('hex');
}
