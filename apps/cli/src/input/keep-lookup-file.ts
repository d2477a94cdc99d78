import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Account } from '@grantlens/snapshot';
import { isLookupFile, usualMaxSize, writeLookupFile } from '@grantlens/snapshot/internal';
import { temporaryPath } from '../output/temporary-path.ts';
import { lookupKey } from './lookup-key.ts';
import { lookupPath } from './lookup-path.ts';
import { openAtOnce } from './open-at-once.ts';
import { type Stamp, stampOf } from './stamp.ts';

/** Bytes from which reading a snapshot takes long enough to be noticed. */
export const worthKeeping = 1_000_000;

/** A clock of a file system may stand still for that long: a change meanwhile would not show. In milliseconds. */
const clockStep = 2000;

/** What is kept, and from where on. */
export interface Keeping {
  readonly account: Account;
  readonly maxSize?: number | undefined;
  /** Bytes of the snapshot. */
  readonly keptFrom?: number | undefined;
}

/**
 * Keeps the lookup file of a snapshot beside it, for the next question. `before` is the state of the snapshot
 * before it was read, `maxSize` the most bytes it was allowed. Nothing that prevents it is reported: without
 * it the next question takes as long as this one.
 */
export function keepLookupFile(
  snapshot: string,
  before: Stamp | null,
  { account, maxSize = usualMaxSize, keptFrom = worthKeeping }: Keeping,
): void {
  if (before === null || account.modified || before.size < keptFrom) return;
  if (Date.now() - before.changed < clockStep) return;
  const path = lookupPath(snapshot);
  const temporary = temporaryPath(path);
  try {
    if (!mayReplace(path)) return;
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeLookupFile(account, lookupKey.of(before, maxSize), (part) => writeAll(file, part));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // The snapshot may have been replaced while it was read.
    if (stampOf(snapshot)?.name === before.name) renameSync(temporary, path);
  } catch {
    // No answer depends on it.
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Whether there is nothing at a path, or a lookup file; somebody's own file of that name stays. */
function mayReplace(path: string): boolean {
  try {
    const file = openAtOnce(path);
    try {
      const begin = Buffer.alloc(32);
      return isLookupFile(begin.subarray(0, readSync(file, begin)));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

function writeAll(file: number, part: Uint8Array): void {
  let written = 0;
  while (written < part.length) written += writeSync(file, part, written);
}
