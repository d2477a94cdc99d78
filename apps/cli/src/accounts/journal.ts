import { appendFile, lstat, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';
import { isObject, knownTime, openLineChain, readTime, withFileErrors } from '@grantlens/snapshot/internal';
import { writeWhole } from '../output/write-file.ts';
import { recordSchema } from './account-list-schema.ts';
import type { AccountRecord } from './account-record.ts';

/** An account that is done with, for now. */
export interface JournalEntry {
  readonly record: AccountRecord;
  /** SHA-256 of the file of its snapshot, in hex; absent when there is no snapshot. */
  readonly sha256?: string;
  /** Whether a later run should ask for it once more. */
  readonly again: 'worthwhile' | 'useless';
}

/** The outcome of each account of a run, on disk as it happens: a resumed run starts from it. */
export interface Journal {
  /** When the run was first begun, RFC 3339, UTC. */
  readonly start: string;
  /** What an earlier run left, by account id. */
  readonly entries: ReadonlyMap<string, JournalEntry>;
  append(entry: JournalEntry): Promise<void>;
  remove(): Promise<void>;
}

/** What a journal belongs to. */
export interface JournalOptions {
  readonly folder: string;
  readonly apiBase: string;
  /** `resume` uses what an earlier run left there, if it can. */
  readonly start: 'fresh' | 'resume';
  /** Milliseconds since 1970. */
  readonly now: number;
}

const format = 'grantlens.index-partial';
const version = 2;

/** An older run is not resumed, in milliseconds: a nightly one must not take last night's accounts for tonight's. */
const oldestMs = 12 * 3_600_000;

/**
 * Opens the journal in a folder.
 *
 * @throws GrantlensError `partial-unusable`, `file-unreadable`, `file-unwritable`
 */
export async function openJournal({ folder, apiBase, start, now }: JournalOptions): Promise<Journal> {
  const path = join(folder, 'index.partial');
  const found = start === 'resume' ? await readJournal(path) : undefined;
  if (found !== undefined && found.apiBase !== apiBase)
    throw unusable(path, 'it was started with another API base');
  const isRecent = found !== undefined && now - knownTime(found.start) <= oldestMs;
  const left = isRecent ? found : { start: new Date(now).toISOString(), apiBase, entries: [] };
  // Whole again, should its end have been cut off.
  const header = { format, version, apiBase, start: left.start };
  const chain = openLineChain();
  await writeWhole(path, [header, ...left.entries].map(chain.write).join(''));
  return {
    start: left.start,
    entries: new Map(left.entries.map((entry) => [entry.record.id, entry])),
    append: (entry) =>
      withFileErrors('file-unwritable', `cannot write ${path}`, () => appendFile(path, chain.write(entry))),
    remove: () => withFileErrors('file-unwritable', `cannot remove ${path}`, () => rm(path, { force: true })),
  };
}

interface LeftJournal {
  readonly apiBase: string;
  readonly start: string;
  readonly entries: readonly JournalEntry[];
}

async function readJournal(path: string): Promise<LeftJournal | undefined> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return undefined;
  if (!found.isFile()) throw unusable(path, 'it is not a file');
  // It says what need not be read any more: it must be what we wrote ourselves.
  if (process.getuid !== undefined && found.uid !== process.getuid())
    throw unusable(path, 'it belongs to another user of this machine');
  const text = await withFileErrors('file-unreadable', `cannot read ${path}`, () => readFile(path, 'utf8'));
  const { read } = openLineChain();
  // What follows the last line break was cut off in the middle; from a line on that does not fit nothing is believed.
  const [header, ...lines] = text.split('\n').slice(0, -1).map(read);
  if (!isObject(header) || header.format !== format || header.version !== version) return undefined;
  const { apiBase, start } = header;
  if (typeof apiBase !== 'string' || typeof start !== 'string' || readTime(start) === null) return undefined;
  const end = lines.findIndex((line) => !isEntry(line));
  return { apiBase, start, entries: (end === -1 ? lines : lines.slice(0, end)) as readonly JournalEntry[] };
}

function isEntry(line: unknown): boolean {
  if (!isObject(line) || (line.again !== 'worthwhile' && line.again !== 'useless')) return false;
  const hasHash = line.sha256 === undefined || typeof line.sha256 === 'string';
  return hasHash && recordSchema.safeParse(line.record).success;
}

function unusable(path: string, why: string): GrantlensError {
  return new GrantlensError('partial-unusable', `cannot resume from ${path}: ${why}`);
}
