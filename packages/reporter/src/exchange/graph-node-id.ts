import { sha256 } from '@grantlens/snapshot/internal';

/**
 * The id of a node: upper case, as BloodHound writes it, and without a colon. An id of Cloudflare's stays readable;
 * anything else is a digest, so that two that differ in case alone stay two.
 */
export function nodeId(kind: string, key: string): string {
  const id = /^(?:member:|token:|com\.cloudflare\.api\.account\.zone\.)?([0-9a-f]{24,64})$/.exec(key)?.[1];
  return `CF-${kind}-${id ?? sha256(key)}`.toUpperCase();
}
