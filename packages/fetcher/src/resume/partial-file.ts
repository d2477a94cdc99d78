import { constants, createReadStream } from 'node:fs';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { GrantlensError } from '@grantlens/snapshot';
import {
  headerText,
  lineText,
  type PartialHeader,
  type PartialLine,
  readHeader,
  readLine,
} from './partial-line.ts';

/** The answers of a run that goes on, on disk as they come. */
export interface PartialFile {
  /** What an earlier run left; empty for a new file. */
  readonly lines: readonly PartialLine[];
  /** The header of the run that began it. */
  readonly header: PartialHeader;
  /** Resolves once the line is in the file. */
  append(line: PartialLine): Promise<void>;
  close(): Promise<void>;
}

/**
 * Begins a new partial, in the place of whatever is there. Readable by its owner alone.
 *
 * @throws GrantlensError `file-unwritable`
 */
export async function beginPartial(path: string, header: PartialHeader): Promise<PartialFile> {
  const file = await guarded(path, async () => {
    await rm(path, { force: true });
    const created = await open(path, 'ax', 0o600);
    return orClosed(created, () => created.appendFile(headerText(header)));
  });
  return { lines: [], header, ...appending(path, file) };
}

/**
 * Opens what an earlier run left; undefined when there is nothing to go on with. A last line that was cut off in the
 * middle is dropped, so that the next one begins where it did.
 *
 * @throws GrantlensError `file-unwritable`, `partial-unusable`
 */
export async function reopenPartial(path: string): Promise<PartialFile | undefined> {
  const found = await stat(path).catch(() => null);
  if (found === null) return undefined;
  if (!found.isFile()) throw unusable(path, 'it is no file');
  // What stands in it becomes part of a snapshot: it must be what we wrote ourselves.
  if (process.getuid !== undefined && found.uid !== process.getuid())
    throw unusable(path, 'it belongs to another user of this machine');
  const read = await guarded(path, () => readPartial(path));
  if (read === undefined) return undefined;
  const { header, lines, end } = read;
  const file = await guarded(path, async () => {
    const opened = await open(path, constants.O_RDWR | constants.O_APPEND | constants.O_NOFOLLOW);
    return orClosed(opened, () => opened.truncate(end));
  });
  return { lines, header, ...appending(path, file) };
}

export function unusable(path: string, why: string): GrantlensError {
  return new GrantlensError('partial-unusable', `cannot go on with ${path}: ${why}`);
}

interface ReadPartial {
  readonly header: PartialHeader;
  readonly lines: readonly PartialLine[];
  /** Bytes up to the end of the last whole line. */
  readonly end: number;
}

async function readPartial(path: string): Promise<ReadPartial | undefined> {
  const lines: PartialLine[] = [];
  let header: PartialHeader | undefined;
  let end = 0;
  for await (const bytes of wholeLines(path)) {
    const text = textOf(bytes);
    // From where one line cannot be read, none is believed.
    if (text === undefined) break;
    if (header === undefined) {
      header = readHeader(text);
      if (header === undefined) return undefined;
    } else {
      const line = readLine(text);
      if (line === undefined) break;
      lines.push(line);
    }
    end += bytes.length + 1;
  }
  return header && { header, lines, end };
}

const lineBreak = 0x0a;

/**
 * The lines of a file, without their line breaks; what has none after it was not written to the end. Bytes are looked
 * at, not text: for `node:readline` a line also ends at U+2028, which may stand in any name.
 */
async function* wholeLines(path: string): AsyncGenerator<Uint8Array> {
  let begun: Buffer[] = [];
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 18 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(lineBreak); at !== -1; at = chunk.indexOf(lineBreak, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, at)]);
      begun = [];
      from = at + 1;
    }
    begun.push(chunk.subarray(from));
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function appending(path: string, file: FileHandle): Pick<PartialFile, 'append' | 'close'> {
  let last: Promise<void> = Promise.resolve();
  return {
    append: (line) => {
      // One after the other: two lines must never be written into each other.
      last = last.then(() => guarded(path, () => file.appendFile(lineText(line))));
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

async function guarded<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof GrantlensError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new GrantlensError('file-unwritable', `cannot keep what was read in ${path}: ${why}`, { cause });
  }
}
