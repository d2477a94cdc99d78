import { closeSync, fstatSync, readSync, type Stats } from 'node:fs';
import { type LookupFile, openLookupFile, usualMaxSize } from '@grantlens/snapshot/internal';
import { lookupKey } from './lookup-key.ts';
import { lookupPath } from './lookup-path.ts';
import { openAtOnce } from './open-at-once.ts';

/** A lookup file to answer from; it stays open until it is closed. */
export interface OpenLookupFile extends LookupFile {
  readonly close: () => void;
}

/**
 * Opens the lookup file beside a snapshot. Null when there is none that belongs to exactly this state of the
 * snapshot, and when anything at all is odd about it: then the snapshot itself is read. `maxSize` is the most
 * that a snapshot may have.
 */
export function readLookupFile(snapshot: string, maxSize: number = usualMaxSize): OpenLookupFile | null {
  const file = openIfThere(lookupPath(snapshot));
  if (file === null) return null;
  try {
    const stats = fstatSync(file);
    if (isOurs(stats)) {
      const lookup = openLookupFile({
        size: stats.size,
        readInto: (into, offset) => readWhole(file, into, offset),
      });
      if (lookupKey.isOf(snapshot, lookup.key, maxSize)) return { ...lookup, close: () => closeSync(file) };
    }
  } catch {
    // Whatever is wrong with it, the snapshot says the same.
  }
  closeSync(file);
  return null;
}

function openIfThere(path: string): number | null {
  try {
    return openAtOnce(path);
  } catch {
    return null;
  }
}

/** Anyone else who can write the file could put any answer into it. */
function isOurs(stats: Stats): boolean {
  const user = process.getuid?.();
  return stats.isFile() && (user === undefined || (stats.uid === user && (stats.mode & 0o022) === 0));
}

function readWhole(file: number, into: Uint8Array, offset: number): void {
  if (readSync(file, into, 0, into.length, offset) !== into.length) throw new Error('the file was cut short');
}
