import { gzip, isUtf8 } from '#platform';
import { GrantlensError } from '../errors.ts';
import { deepestNesting } from '../json.ts';
import { english } from '../text/english.ts';
import { whereIn } from '../text/file-form.ts';
import { firstLineNotUtf8, utf8Bytes } from '../text/utf8.ts';
import { canonicalText } from './canonical.ts';
import { snapshotDigest } from './digest.ts';
import { migrate } from './migrate.ts';
import { type ParsedFile, parseFile } from './parse.ts';
import { snapshotSchema } from './schema.ts';
import type { Snapshot } from './snapshot.ts';
import { unpackSnapshot, usualMaxSize } from './unpack.ts';

/** A snapshot read from a file, and whether it is still what was written. */
export interface DecodedSnapshot {
  readonly snapshot: Snapshot;
  /** True when the digest does not match and the reader allowed that. */
  readonly modified: boolean;
}

/** The bytes of a snapshot file: indented JSON that a person can read and compare, gzip on request. */
export function encodeSnapshot(snapshot: Snapshot, encoding: 'json' | 'gzip'): Uint8Array {
  const bytes = utf8Bytes(`${JSON.stringify(snapshot, null, 1)}\n`);
  return encoding === 'gzip' ? gzip(bytes) : bytes;
}

/** Real snapshots take 45 bytes for each value; millions of `{}` would take more memory and time than there is. */
const bytesPerValue = 50;

function parse(bytes: Uint8Array, maxSize: number): ParsedFile {
  const plain = unpackSnapshot(bytes, maxSize);
  if (!isUtf8(plain)) {
    const why = `it is not UTF-8 text (line ${firstLineNotUtf8(plain)})`;
    throw new GrantlensError('snapshot-unreadable', why);
  }
  // Some editors begin a file with a byte-order mark.
  const text = plain[0] === 0xef && plain[1] === 0xbb && plain[2] === 0xbf ? plain.subarray(3) : plain;
  // The frame of the file stands around what the API nested.
  return parseFile(text, { levels: deepestNesting + 10, values: Math.floor(maxSize / bytesPerValue) });
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
  const parsed = parse(bytes, maxSize);
  const file = migrate(parsed.file);
  const read = snapshotSchema.safeParse(file, english);
  if (!read.success) throw new GrantlensError('snapshot-unreadable', whereIn(read.error));
  // The digest is over the file as it stands, not over what the schema filled in.
  const claimed = file.digest;
  const isModified = claimed !== snapshotDigest(file as unknown as Snapshot, parsed.repeated);
  if (isModified && modified === 'refuse') {
    throw new GrantlensError(
      'snapshot-modified',
      'its contents do not match its digest: it was edited or damaged',
    );
  }
  return { snapshot: withGroupsAsWritten(read.data as Snapshot, file), modified: isModified };
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
  return rows.toSorted((a, b) => compare(idOf(a), idOf(b)) || compare(canonicalText(a), canonicalText(b)));
}

function idOf(row: unknown): string {
  const id = typeof row === 'object' && row !== null ? (row as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
