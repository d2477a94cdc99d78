import { gzip } from '#platform';
import { GrantlensError } from '../errors.ts';
import { compareTexts } from '../text/compare-texts.ts';
import { english } from '../text/english.ts';
import { whereIn } from '../text/file-form.ts';
import { utf8Bytes } from '../text/utf8.ts';
import { canonicalText } from './canonical.ts';
import { checkDigest, type DecodedSnapshot, openSnapshotFile } from './opened-file.ts';
import { isPlainFrame } from './plain-frame.ts';
import { snapshotSchema } from './schema.ts';
import type { Snapshot } from './snapshot.ts';
import { usualMaxSize } from './unpack.ts';

/** The bytes of a snapshot file: indented JSON that a person can read and compare, gzip on request. */
export function encodeSnapshot(snapshot: Snapshot, encoding: 'json' | 'gzip'): Uint8Array {
  const bytes = utf8Bytes(`${JSON.stringify(snapshot, null, 1)}\n`);
  return encoding === 'gzip' ? gzip(bytes) : bytes;
}

/**
 * Reads the bytes of a snapshot file. A file whose digest does not match is refused unless `modified` is
 * `allow`; and so is one that has more than `maxSize` bytes once it is unpacked, or too many values for a
 * file of that size.
 *
 * @throws GrantlensError `snapshot-unreadable`, `snapshot-version`, `snapshot-modified`, `file-too-large`
 */
export function decodeSnapshot(
  bytes: Uint8Array,
  modified: 'refuse' | 'allow',
  maxSize: number = usualMaxSize,
): DecodedSnapshot {
  const opened = openSnapshotFile(bytes, maxSize);
  const { file } = opened;
  if (isPlainFrame(file)) return checkDigest(file, opened, modified);
  const read = snapshotSchema.safeParse(file, english);
  if (!read.success) throw new GrantlensError('snapshot-unreadable', whereIn(read.error));
  return checkDigest(withGroupsAsWritten(read.data as Snapshot, file), opened, modified);
}

/** The schema copies the members of groups key by key and so loses a group called `__proto__`; the file has it. */
function withGroupsAsWritten(snapshot: Snapshot, file: Readonly<Record<string, unknown>>): Snapshot {
  const { collections } = file as { readonly collections: Partial<Snapshot['collections']> };
  const written = collections.userGroupMembers;
  if (written === undefined) return snapshot;
  const userGroupMembers = { ...snapshot.collections.userGroupMembers, items: written.items };
  return { ...snapshot, collections: { ...snapshot.collections, userGroupMembers } };
}

/** Sorts rows by id, then by canonical text, so that the order of an API page never shows in a file. */
export function sortRows(rows: readonly unknown[]): readonly unknown[] {
  // Rows of one id are rare.
  return rows.toSorted(
    (a, b) => compareTexts(idOf(a), idOf(b)) || compareTexts(canonicalText(a), canonicalText(b)),
  );
}

function idOf(row: unknown): string {
  const id = typeof row === 'object' && row !== null ? (row as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : '';
}
