import { isUtf8 } from '#platform';
import { GrantlensError } from '../errors.ts';
import { deepestNesting } from '../json.ts';
import { firstLineNotUtf8 } from '../text/utf8.ts';
import { snapshotDigest } from './digest.ts';
import { migrate } from './migrate.ts';
import { type ParsedFile, parseFile } from './parse.ts';
import { isPlainFrame } from './plain-frame.ts';
import type { Snapshot } from './snapshot.ts';
import { unpackSnapshot } from './unpack.ts';

/** A snapshot read from a file, and whether it is still what was written. */
export interface DecodedSnapshot {
  readonly snapshot: Snapshot;
  /** True when the digest does not match and the reader allowed that. */
  readonly modified: boolean;
}

/** A snapshot file of the present version, as it stands: nothing of its frame is checked yet. */
export interface OpenedFile extends Pick<ParsedFile, 'repeated'> {
  readonly file: Readonly<Record<string, unknown>>;
}

/** Real snapshots take 45 bytes for each value; millions of `{}` would take more memory and time than there is. */
const bytesPerValue = 50;

/**
 * Reads the bytes of a snapshot file as JSON.
 *
 * @throws GrantlensError `snapshot-unreadable`, `snapshot-version`, `file-too-large`
 */
export function openSnapshotFile(bytes: Uint8Array, maxSize: number): OpenedFile {
  const plain = unpackSnapshot(bytes, maxSize);
  if (!isUtf8(plain)) {
    const why = `it is not UTF-8 text (line ${firstLineNotUtf8(plain)})`;
    throw new GrantlensError('snapshot-unreadable', why);
  }
  // Some editors begin a file with a byte-order mark.
  const text = plain[0] === 0xef && plain[1] === 0xbb && plain[2] === 0xbf ? plain.subarray(3) : plain;
  // The frame of the file stands around what the API nested.
  const limits = { levels: deepestNesting + 10, values: Math.floor(maxSize / bytesPerValue) };
  const { file, repeated } = parseFile(text, limits);
  return { file: migrate(file), repeated };
}

/**
 * Holds a snapshot to the digest of the file it is of: over the file as it stands, not over what a schema filled in.
 *
 * @throws GrantlensError `snapshot-modified`, where it does not match and `modified` is `refuse`
 */
export function checkDigest(
  snapshot: Snapshot,
  { file, repeated }: OpenedFile,
  modified: 'refuse' | 'allow',
): DecodedSnapshot {
  const isModified = file.digest !== snapshotDigest(file as unknown as Snapshot, repeated);
  if (isModified && modified === 'refuse') {
    throw new GrantlensError(
      'snapshot-modified',
      'its contents do not match its digest: it was edited or damaged',
    );
  }
  return { snapshot, modified: isModified };
}

/**
 * The same as `decodeSnapshot` without the schema, which takes longer to be loaded than a small snapshot to be read:
 * null where its frame is not plainly right.
 *
 * @throws GrantlensError `snapshot-unreadable`, `snapshot-version`, `snapshot-modified`, `file-too-large`
 */
export function decodePlainSnapshot(
  bytes: Uint8Array,
  modified: 'refuse' | 'allow',
  maxSize: number,
): DecodedSnapshot | null {
  const opened = openSnapshotFile(bytes, maxSize);
  return isPlainFrame(opened.file) ? checkDigest(opened.file, opened, modified) : null;
}
