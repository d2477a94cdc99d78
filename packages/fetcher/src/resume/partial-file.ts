import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, rm } from 'node:fs/promises';
import { GrantlensError } from '@grantlens/snapshot';
import { type LineChain, openLineChain, withFileErrors } from '@grantlens/snapshot/internal';
import {
  headerLine,
  type PartialHeader,
  type PartialLine,
  partialFormat,
  readHeader,
  readLine,
  type StoredLine,
} from './partial-line.ts';
import { wholeLines } from './whole-lines.ts';

/** The answers of a run, on disk as they arrive. */
export interface PartialFile {
  /** What an earlier run left, as long as the file is open; empty for a new file. */
  readonly lines: readonly StoredLine[];
  /** The header of the run that began it. */
  readonly header: PartialHeader;
  /** Whether more was there, which is damaged. */
  readonly isDamaged: boolean;
  /** Resolves once the line is in the file. */
  append(line: PartialLine): Promise<void>;
  close(): Promise<void>;
}

/**
 * Begins a new partial, in the place of an earlier one. Readable by its owner alone. Another file is never
 * written over.
 *
 * @throws GrantlensError `file-unwritable`
 */
export async function beginPartial(path: string, header: PartialHeader): Promise<PartialFile> {
  const chain = openLineChain();
  const file = await guarded(path, async () => {
    await makeRoom(path);
    const created = await open(path, 'ax', 0o600);
    return orClosed(created, () => created.appendFile(chain.write(headerLine(header))));
  });
  return { lines: [], header, isDamaged: false, ...appending(path, file, chain) };
}

/**
 * Opens what an earlier run left; undefined when there is nothing that can be resumed. Each line is hashed
 * together with those before it: everything from the first line that does not fit is dropped, and the next
 * line is written there.
 *
 * @throws GrantlensError `file-unwritable`, `partial-unusable`
 */
export async function reopenPartial(path: string): Promise<PartialFile | undefined> {
  const found = await guarded(path, () => lstatOrNull(path));
  if (found === null) return undefined;
  if (!found.isFile()) throw unusable(path, 'it is not a file');
  // Its content becomes part of a snapshot, so it must be a file that we wrote.
  if (process.getuid !== undefined && found.uid !== process.getuid())
    throw unusable(path, 'it belongs to another user of this machine');
  return guarded(path, async () => {
    const file = await open(path, constants.O_RDWR | constants.O_APPEND | constants.O_NOFOLLOW);
    try {
      const { header, lines, end, isDamaged, chain } = await readPartial(file, path);
      if (header !== undefined) {
        await file.truncate(end);
        return { lines, header, isDamaged, ...appending(path, file, chain) };
      }
    } catch (error) {
      await file.close();
      throw error;
    }
    await file.close();
    return undefined;
  });
}

export function unusable(path: string, why: string): GrantlensError {
  return new GrantlensError('partial-unusable', `cannot resume from ${path}: ${why}`);
}

/** Removes an earlier partial, whatever is wrong with it, and nothing else. */
async function makeRoom(path: string): Promise<void> {
  const found = await lstatOrNull(path);
  if (found === null) return;
  // Only the link itself is removed, never its target.
  if (!found.isSymbolicLink() && !(found.isFile() && (await isPartial(path)))) {
    const why = found.isDirectory() ? 'it is a folder' : 'it is not a partial of this program';
    throw new GrantlensError('file-unwritable', `cannot keep what is read in ${path}: ${why}`);
  }
  await rm(path, { force: true });
}

/** Whether a file begins or ends as a partial does: one of the two may be damaged. */
async function isPartial(path: string): Promise<boolean> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { size } = await file.stat();
    const textAt = async (from: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(100), 0, 100, from);
      return buffer.toString('latin1', 0, bytesRead);
    };
    const begin = await textAt(0);
    const end = await textAt(Math.max(0, size - 100));
    return (
      size === 0 ||
      begin.startsWith(`{"format":"${partialFormat}"`) ||
      /,"chain":"[0-9a-f]{64}"}\n$/.test(end)
    );
  } finally {
    await file.close();
  }
}

async function lstatOrNull(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

interface ReadPartial {
  /** Undefined when it is missing or damaged. */
  readonly header: PartialHeader | undefined;
  readonly lines: readonly StoredLine[];
  /** Bytes up to the end of the last good line. */
  readonly end: number;
  /** Whether a damaged line follows. */
  readonly isDamaged: boolean;
  readonly chain: LineChain;
}

async function readPartial(file: FileHandle, path: string): Promise<ReadPartial> {
  const chain = openLineChain();
  const lines: StoredLine[] = [];
  let header: PartialHeader | undefined;
  let end = 0;
  for await (const bytes of wholeLines(file)) {
    const text = textOf(bytes);
    const json = text === undefined ? undefined : chain.read(text);
    const line = header === undefined ? undefined : readLine(json);
    if (header === undefined) header = readHeader(json);
    else if (line !== undefined)
      lines.push(storedLine(line, { path, file, from: end, length: bytes.length }));
    if (header === undefined || (end > 0 && line === undefined))
      return { header, lines, end, isDamaged: true, chain };
    end += bytes.length + 1;
  }
  return { header, lines, end, isDamaged: false, chain };
}

interface PlaceOfLine {
  readonly path: string;
  readonly file: FileHandle;
  readonly from: number;
  readonly length: number;
}

function storedLine(
  { question, requests }: PartialLine,
  { path, file, from, length }: PlaceOfLine,
): StoredLine {
  const answer = async () => {
    const { buffer } = await guarded(path, () => file.read(Buffer.alloc(length), 0, length, from));
    const line = readLine(jsonOf(textOf(buffer)));
    if (line === undefined) throw unusable(path, 'it was changed while it was read');
    return line.answer;
  };
  return { question, requests, answer };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function appending(path: string, file: FileHandle, chain: LineChain): Pick<PartialFile, 'append' | 'close'> {
  let last: Promise<void> = Promise.resolve();
  return {
    append: (line) => {
      // One after the other: two lines must never be written into each other.
      last = last.then(() => guarded(path, () => file.appendFile(chain.write(line))));
      last.catch(() => undefined);
      return last;
    },
    close: async () => {
      await last.catch(() => undefined);
      await file.close();
    },
  };
}

/** Gives back a file once something was done with it, or closes it again. */
async function orClosed(file: FileHandle, act: () => Promise<void>): Promise<FileHandle> {
  try {
    await act();
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

function guarded<T>(path: string, act: () => Promise<T>): Promise<T> {
  return withFileErrors('file-unwritable', `cannot keep what is read in ${path}`, act);
}
