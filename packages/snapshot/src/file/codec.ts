import { gunzipSync, gzipSync } from 'node:zlib';
import { GrantlensError } from '../errors.ts';
import { deepestNesting, isDeeperThan } from '../json.ts';
import { canonicalText } from './canonical.ts';
import { snapshotDigest } from './digest.ts';
import { migrate } from './migrate.ts';
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

function parse(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = Buffer.from(isGzip(bytes) ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new GrantlensError('snapshot-unreadable', 'it is cut short or damaged (gzip)', { cause });
  }
  let file: unknown;
  try {
    // Some editors begin a file with a byte-order mark.
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new GrantlensError('snapshot-unreadable', 'it is not JSON, or cut short', { cause });
  }
  // The frame of the file stands around what the API nested.
  if (isDeeperThan(file, deepestNesting + 10)) {
    throw new GrantlensError('snapshot-unreadable', 'it is nested too deeply to be a snapshot');
  }
  return file;
}

/**
 * Reads the bytes of a snapshot file. A file whose digest does not match is refused unless `modified` is `allow`.
 *
 * @throws GrantlensError `snapshot-unreadable`, `snapshot-version`, `snapshot-modified`
 */
export function decodeSnapshot(bytes: Uint8Array, modified: 'refuse' | 'allow'): DecodedSnapshot {
  const file = migrate(parse(bytes));
  const read = snapshotSchema.safeParse(file);
  if (!read.success) {
    const issue = read.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.join('.');
    throw new GrantlensError('snapshot-unreadable', `${where}: ${issue?.message ?? 'unreadable'}`);
  }
  // The digest is over the file as it stands, not over what the schema filled in.
  const claimed = file.digest;
  const isModified = claimed !== snapshotDigest(file as unknown as Snapshot);
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
  const keyed = rows.map((row) => ({ row, id: idOf(row), text: canonicalText(row) }));
  keyed.sort((a, b) => compare(a.id, b.id) || compare(a.text, b.text));
  return keyed.map(({ row }) => row);
}

function idOf(row: unknown): string {
  const id = typeof row === 'object' && row !== null ? (row as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
