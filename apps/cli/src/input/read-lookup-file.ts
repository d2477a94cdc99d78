import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { type AskedNames, accountSlice } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { openLookupFile } from '@grantlens/snapshot/internal';
import { lookupPath } from './lookup-path.ts';
import { stampOf } from './stamp.ts';

/**
 * The part of an account that a question needs, from the lookup file beside its snapshot. Null when there is none that belongs to exactly
 * this state of the snapshot, and when anything at all is odd about it: then the snapshot itself is read.
 */
export function readLookupFile(snapshot: string, asked: AskedNames): Account | null {
  try {
    const file = openSync(lookupPath(snapshot), 'r');
    try {
      const stats = fstatSync(file);
      if (!isOurs(stats)) return null;
      const { size } = stats;
      const read = (offset: number, length: number): Uint8Array => readAt(file, { offset, length, size });
      const lookup = openLookupFile({ size, read });
      return lookup.key === stampOf(snapshot)?.name ? accountSlice(lookup, asked) : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** Anyone else who can write the file could put any answer into it. */
function isOurs(stats: Stats): boolean {
  const user = process.getuid?.();
  return stats.isFile() && (user === undefined || (stats.uid === user && (stats.mode & 0o022) === 0));
}

function readAt(
  file: number,
  { offset, length, size }: { readonly offset: number; readonly length: number; readonly size: number },
): Uint8Array {
  if (offset + length > size) throw new Error('the file ends before what it says it has');
  const bytes = new Uint8Array(length);
  if (readSync(file, bytes, 0, length, offset) !== length) throw new Error('the file was cut short');
  return bytes;
}
