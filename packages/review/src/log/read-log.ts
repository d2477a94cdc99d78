import { isUtf8 } from 'node:buffer';
import { GrantlensError } from '@grantlens/snapshot';
import { readTime } from '@grantlens/snapshot/internal';
import { emptyHead, type Head, hashOf, textOf } from './chain.ts';
import type { LogLine } from './entry.ts';
import { readEntry } from './entry-schema.ts';

/** The name of the log in the folder of a package. */
export const logFile = 'decisions.jsonl';

/** A log whose lines follow each other. */
export interface Log {
  readonly lines: readonly LogLine[];
  readonly head: Head;
  /** How many bytes are whole lines: what comes after is half a line, which a crash left behind. */
  readonly wholeBytes: number;
  readonly halfBytes: number;
  /** Whether the last line lacks its line break. */
  readonly lacksLineBreak: boolean;
  /** Lines that say an earlier time than the line before, by more than a minute. */
  readonly backwards: readonly number[];
}

const lineBreak = 0x0a;
const tolerated = 60_000;

/**
 * Reads a log of the package whose manifest has this SHA-256. A line that was changed, moved, dropped or repeated does
 * not fit, and neither does any after it.
 *
 * @throws GrantlensError `review-broken`
 */
export function readLog(bytes: Uint8Array, manifest: string): Log {
  const lines: LogLine[] = [];
  let head = emptyHead(manifest);
  let from = 0;
  let lacksLineBreak = false;
  while (from < bytes.length) {
    const found = bytes.indexOf(lineBreak, from);
    const end = found < 0 ? bytes.length : found;
    const before = lines.at(-1)?.kind;
    const isClosed = before === 'close';
    const line = isClosed ? afterClose : readLine(bytes.subarray(from, end), head, before);
    if (typeof line === 'string') {
      if (found < 0 && !isClosed) break;
      throw new GrantlensError('review-broken', `line ${lines.length + 1} ${line}`);
    }
    lines.push(line);
    head = { seq: line.seq, hash: line.hash, at: line.at };
    lacksLineBreak = found < 0;
    from = found < 0 ? bytes.length : found + 1;
  }
  return {
    lines,
    head,
    wholeBytes: from,
    halfBytes: bytes.length - from,
    lacksLineBreak,
    backwards: lines.flatMap(({ seq, at }, index) => (isBefore(at, lines[index - 1]?.at) ? [seq] : [])),
  };
}

const afterClose = 'comes after the line that closed the review';

/** The line after a head, which is of the kind `before`; or why it is not that. */
function readLine(bytes: Uint8Array, head: Head, before: LogLine['kind'] | undefined): LogLine | string {
  const value = parsed(bytes);
  if (typeof value !== 'object' || value === null) return 'is not JSON';
  const text = new TextDecoder().decode(bytes);
  if (textOf(value) !== text) return 'is not as this program writes it';
  const fields = value as Readonly<Record<string, unknown>>;
  const { hash, ...rest } = fields;
  if (hash !== hashOf(rest)) return 'is not what was written: its hash is another';
  if (rest.previous !== head.hash || rest.seq !== head.seq + 1)
    return head.seq === 0
      ? 'does not begin at the manifest of this package'
      : `does not follow the line before it`;
  const line = readEntry(fields);
  if (line === null || readTime(line.at) === null)
    return 'is of a kind or form that this version does not know';
  if ((line.kind === 'start') !== (head.seq === 0)) return 'is out of place: a review starts once, and first';
  if (line.kind === 'close' && before !== 'sign-off')
    return 'is out of place: a review is closed after somebody signed it off';
  return line;
}

function parsed(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function isBefore(at: string, earlier: string | undefined): boolean {
  if (earlier === undefined) return false;
  return (readTime(at) ?? 0) < (readTime(earlier) ?? 0) - tolerated;
}
