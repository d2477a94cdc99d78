import { createHash } from 'node:crypto';
import { writeCanonical } from './canonical.ts';
import type { Snapshot, UnsealedSnapshot } from './snapshot.ts';

const nothing: ReadonlySet<object> = new Set();

/** `sha256-<hex>` of a value's canonical text. `repeated`: objects known to be in it more than once. */
export function digestOf(value: unknown, repeated: ReadonlySet<object> = nothing): string {
  const hash = createHash('sha256');
  writeCanonical(value, repeated, (part) => hash.update(part));
  return `sha256-${hash.digest('hex')}`;
}

/** The digest a snapshot must carry: over everything but `digest` itself. */
export function snapshotDigest(
  snapshot: UnsealedSnapshot | Snapshot,
  repeated: ReadonlySet<object> = nothing,
): string {
  const { digest: _, ...rest } = snapshot as Snapshot;
  return digestOf(rest, repeated);
}

/** Completes a snapshot with its digest. */
export function seal(snapshot: UnsealedSnapshot): Snapshot {
  return { ...snapshot, digest: snapshotDigest(snapshot) };
}
