import { createHash } from 'node:crypto';
import { canonicalText } from './canonical.ts';
import type { Snapshot, UnsealedSnapshot } from './snapshot.ts';

/** `sha256-<hex>` of a value's canonical text. */
export function digestOf(value: unknown): string {
  return `sha256-${createHash('sha256').update(canonicalText(value)).digest('hex')}`;
}

/** The digest a snapshot must carry: over everything but `digest` itself. */
export function snapshotDigest(snapshot: UnsealedSnapshot | Snapshot): string {
  const { digest: _, ...rest } = snapshot as Snapshot;
  return digestOf(rest);
}

/** Completes a snapshot with its digest. */
export function seal(snapshot: UnsealedSnapshot): Snapshot {
  return { ...snapshot, digest: snapshotDigest(snapshot) };
}
