import { gunzipSync, gzipSync } from 'node:zlib';
import { GrantlensError } from '../errors.ts';
import { deepestNesting } from '../json.ts';
import { whereIn } from '../where-in.ts';
import { canonicalText } from './canonical.ts';
import { snapshotDigest } from './digest.ts';
import { migrate } from './migrate.ts';
import { type ParsedFile, parseFile } from './parse.ts';
import { snapshotSchema } from './schema.ts';
import type { Snapshot } from './snapshot.ts';

/** A snapshot read from a file, and whether it is still what was written. */
export interface DecodedSnapshot {
  readonly snapshot: Snapshot;
  /** True when the digest does not match and the reader allowed that. */
  readonly modified: boolean;
}

/** Whether bytes are gzip, whatever the file's name says. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The bytes of a snapshot file: indented JSON that a person can read and compare, gzip on request. */
export function encodeSnapshot(snapshot: Snapshot, encoding: 'json' | 'gzip'): Uint8Array {
  const bytes = Buffer.from(`${JSON.stringify(snapshot, null, 1)}\n`);
  return encoding === 'gzip' ? gzipSync(bytes) : bytes;
}

function unpacked(bytes: Uint8Array): Buffer {
  let plain: Uint8Array;
  try {
    plain = isGzip(bytes) ? gunzipSync(bytes) : bytes;
  } catch (cause) {
    throw new GrantlensError('snapshot-unreadable', 'it is cut short or damaged (gzip)', { cause });
  }
  // A view: `Buffer.from` of the bytes themselves would copy them.
  const view = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  // Some editors begin a file with a byte-order mark.
  return view[0] === 0xef && view[1] === 0xbb && view[2] === 0xbf ? view.subarray(3) : view;
}

function parse(bytes: Uint8Array): ParsedFile {
  const plain = unpacked(bytes);
  let parsed: ParsedFile | null;
  try {
    // The frame of the file stands around what the API nested.
    parsed = parseFile(plain, deepestNesting + 10);
  } catch (cause) {
    throw new GrantlensError('snapshot-unreadable', 'it is not JSON, or cut short', { cause });
  }
  if (parsed === null) {
    throw new GrantlensError('snapshot-unreadable', 'it is nested too deeply to be a snapshot');
  }
  return parsed;
}

/**
 * Reads the bytes of a snapshot file. A file whose digest does not match is refused unless `modified` is `allow`.
 *
 * @throws GrantlensError `snapshot-unreadable`, `snapshot-version`, `snapshot-modified`
 */
export function decodeSnapshot(bytes: Uint8Array, modified: 'refuse' | 'allow'): DecodedSnapshot {
  const parsed = parse(bytes);
  const file = migrate(parsed.file);
  const read = snapshotSchema.safeParse(file);
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
