import { type Account, decodeSnapshot, GrantlensError, normalise, type Snapshot } from '@grantlens/snapshot';
import { usualMaxSize } from '@grantlens/snapshot/internal';
import { readDisk } from './disk.ts';

/**
 * What an account can be opened from: a snapshot, an account, the text of a snapshot file, its bytes (packed
 * or not), or the path of one.
 */
export type Source = Snapshot | Account | string | Uint8Array;

/** How a snapshot file is opened. */
export interface OpenOptions {
  /** Whether a file that was edited since it was written may be opened; it is refused unless this says `allow`. */
  readonly modified?: 'refuse' | 'allow';
  /** The most bytes that a file may have, unpacked. */
  readonly maxSize?: number;
}

/** Gives the account of a source. */
export function accountOf(
  source: Source,
  { modified = 'refuse', maxSize = usualMaxSize }: OpenOptions,
): Account {
  if (typeof source !== 'string' && !(source instanceof Uint8Array)) return accountIn(source);
  const bytes = typeof source === 'string' ? bytesOf(source, maxSize) : source;
  const decoded = decodeSnapshot(bytes, modified, maxSize);
  return normalise(decoded.snapshot, { modified: decoded.modified });
}

function accountIn(source: Snapshot | Account): Account {
  if (typeof source === 'object' && source !== null) {
    if ('principals' in source) return source;
    if ('collections' in source) return normalise(source);
  }
  const kinds = 'a snapshot, an account, the text or the bytes of a snapshot file, or its path';
  throw new GrantlensError('snapshot-unreadable', `what was given to be opened is not ${kinds}`);
}

/** A text that begins as an object does is the text of a file, and every other one is the path of one. */
function bytesOf(source: string, maxSize: number): Uint8Array {
  return /^\uFEFF?\s*\{/.test(source) ? new TextEncoder().encode(source) : readDisk(source, maxSize);
}
