import { appendFile, lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GrantlensError, isObject, knownTime, readTime } from '@grantlens/snapshot';
import { readBytes } from '../input/named-bytes.ts';
import { reasonOf } from '../input/reason.ts';
import { writeWhole } from '../output/write-file.ts';
import type { AccountRecord } from './account-record.ts';
import { recordSchema } from './index-schema.ts';

/** An account that is done with, for now. */
export interface JournalEntry {
  readonly record: AccountRecord;
  /** Whether a later run should ask for it once more. */
  readonly again: 'worthwhile' | 'useless';
}

/** What becomes of the accounts of a run, on disk as it happens: whoever goes on with the run begins here. */
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
  /** `go-on` with what an earlier run left there, where that can be. */
  readonly start: 'anew' | 'go-on';
  /** Milliseconds since 1970. */
  readonly now: number;
}

const format = 'grantlens.index-partial';
const version = 1;

/** An older run is not gone on with, in milliseconds: a nightly one must not take last night's accounts for tonight's. */
const oldestMs = 12 * 3_600_000;

/**
 * Opens the journal in a folder.
 *
 * @throws GrantlensError `partial-unusable`, `file-unreadable`, `file-unwritable`
 */
export async function openJournal({ folder, apiBase, start, now }: JournalOptions): Promise<Journal> {
  const path = join(folder, 'index.partial');
  const found = start === 'go-on' ? await readJournal(path) : undefined;
  if (found !== undefined && found.apiBase !== apiBase)
    throw unusable(path, 'it was begun with another API base');
  const isRecent = found !== undefined && now - knownTime(found.start) <= oldestMs;
  const left = isRecent ? found : { start: new Date(now).toISOString(), apiBase, entries: [] };
  // Whole again, should its end have been cut off.
  const header = { format, version, apiBase, start: left.start };
  await writeWhole(path, [header, ...left.entries].map(lineOf).join(''));
  return {
    start: left.start,
    entries: new Map(left.entries.map((entry) => [entry.record.id, entry])),
    append: async (entry) => {
      try {
        await appendFile(path, lineOf(entry));
      } catch (cause) {
        throw new GrantlensError('file-unwritable', `cannot write ${path}: ${reasonOf(cause)}`, { cause });
      }
    },
    remove: () => rm(path, { force: true }),
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
  if (!found.isFile()) throw unusable(path, 'it is no file');
  // It says what need not be read any more: it must be what we wrote ourselves.
  if (process.getuid !== undefined && found.uid !== process.getuid())
    throw unusable(path, 'it belongs to another user of this machine');
  const text = Buffer.from(await readBytes(path, 'the journal')).toString('utf8');
  // What follows the last line break was cut off in the middle.
  const [header, ...lines] = text.split('\n').slice(0, -1).map(parsed);
  if (!isObject(header) || header.format !== format || header.version !== version) return undefined;
  const { apiBase, start } = header;
  if (typeof apiBase !== 'string' || typeof start !== 'string' || readTime(start) === null) return undefined;
  const end = lines.findIndex((line) => !isEntry(line));
  return { apiBase, start, entries: (end === -1 ? lines : lines.slice(0, end)) as readonly JournalEntry[] };
}

function isEntry(line: unknown): boolean {
  if (!isObject(line) || (line.again !== 'worthwhile' && line.again !== 'useless')) return false;
  return recordSchema.safeParse(line.record).success;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function lineOf(line: object): string {
  return `${JSON.stringify(line)}\n`;
}

function unusable(path: string, why: string): GrantlensError {
  return new GrantlensError('partial-unusable', `cannot go on with ${path}: ${why}`);
}
