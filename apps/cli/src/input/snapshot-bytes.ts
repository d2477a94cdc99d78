import { GrantlensError } from '@grantlens/snapshot';
import { usualMaxSize } from '@grantlens/snapshot/internal';
import type { Io } from '../io.ts';
import { type NamedBytes, readBytes } from './named-bytes.ts';
import { snapshotPath } from './snapshot-path.ts';

/** The options every question shares. */
export interface QuestionOptions {
  readonly snapshot?: string;
  readonly catalogue?: string;
  readonly allowModified?: boolean;
  /** The most bytes that a snapshot may have, unpacked. */
  readonly maxSize?: number;
}

/** Reads the file that the option or the environment names. */
export async function readSnapshotFile(
  option: string | undefined,
  io: Io,
  maxSize: number = usualMaxSize,
): Promise<NamedBytes> {
  const path = snapshotPath(option, io);
  if (path === null) {
    throw new GrantlensError('usage', 'no snapshot is given: pass --snapshot FILE or set GRANTLENS_SNAPSHOT');
  }
  return readSnapshotAt(path, 'the snapshot', maxSize);
}

/** Reads a snapshot file, and no more of it than allowed. */
export async function readSnapshotAt(
  path: string,
  what: string,
  maxSize: number = usualMaxSize,
): Promise<NamedBytes> {
  return { path, bytes: await readBytes(path, what, { most: maxSize, isLifted: true }), maxSize };
}

/** Reads the user's own catalogue, if there is one. */
export async function readCatalogueFile(path: string | undefined): Promise<NamedBytes | null> {
  return path === undefined ? null : { path, bytes: await readBytes(path, 'the catalogue') };
}
