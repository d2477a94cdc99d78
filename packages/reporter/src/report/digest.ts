import { createHash } from 'node:crypto';

/** SHA-256, in hex, of what a value is as JSON. */
export function sha256Of(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
