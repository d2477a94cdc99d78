import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readLog } from '@grantlens/review';
import {
  addToLog,
  type Entry,
  type EntryOf,
  type Head,
  type LogLine,
  logFile,
} from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { naming } from '../input/named-bytes.ts';
import type { Io } from '../io.ts';
import { readPlain } from '../package/plain-file.ts';
import { writing } from '../package/writing.ts';
import { appendTo } from './append-lines.ts';
import { momentOf } from './clock.ts';
import { largestReviewFile, logLock, reviewPath } from './files.ts';
import type { OpenedReview } from './open-review.ts';
import { waitForLock } from './wait-for-lock.ts';

/** Adds the lines of a plan that is carried out to a log to which others may add theirs. */
export interface StepLog {
  /**
   * Adds a line, flushed to the disk.
   *
   * @throws DecidedMeanwhile where the line says that something is about to be sent, and others have decided since
   */
  readonly add: (entry: Entry) => Promise<void>;
  /** The end of the log, once something was added; else null. */
  readonly end: () => Head | null;
}

/** Somebody decided while a plan was carried out: it is no longer what was decided. */
export class DecidedMeanwhile extends Error {}

/** What the log is known to hold: nothing of it is read again while nobody else adds to it. */
interface Known {
  readonly head: Head;
  /** Null while it has not been read by this log. */
  readonly bytes: number | null;
}

/** Lines after which a plan may be another. */
const deciding: ReadonlySet<string> = new Set<LogLine['kind']>(['batch', 'exception', 'assignment', 'close']);

/** Opens the log of a review for the lines of a plan. */
export function openStepLog(
  review: OpenedReview,
  now: string | undefined,
  { signal }: Pick<Io, 'signal'>,
): StepLog {
  const path = join(review.folder, logFile);
  let known: Known = { head: review.log.head, bytes: null };
  let isAdded = false;
  let isStale = false;

  /** The head of the log, its whole bytes, and what a crash has left after them. */
  const readAgain = async () => {
    const size = await writing(path, async () => (await stat(path)).size);
    if (size === known.bytes) return { head: known.head, text: '', cutAt: null, bytes: size };
    const bytes = await readPlain(path, { what: 'the log', limit: largestReviewFile });
    const log = naming(path, () => readLog(bytes, review.manifest));
    const { seq, hash } = known.head;
    if (log.lines[seq - 1]?.hash !== hash)
      throw new GrantlensError('review-broken', `${path} no longer holds the line ${hash}`);
    const more = log.lines.slice(seq);
    isStale ||= more.some(({ kind }) => deciding.has(kind));
    const cutAt = log.halfBytes > 0 ? log.wholeBytes : null;
    return { head: log.head, text: log.lacksLineBreak ? '\n' : '', cutAt, bytes: log.wholeBytes };
  };

  const add = async (entry: Entry): Promise<void> => {
    // What was sent is written down also when the run is to end.
    const lock = await waitForLock(
      reviewPath(review.folder, logLock),
      isAhead(entry) ? signal : new AbortController().signal,
    );
    try {
      const { head, text, cutAt, bytes } = await readAgain();
      if (isStale && isAhead(entry)) throw new DecidedMeanwhile();
      const added = addToLog(head, momentOf(now), [entry]);
      const whole = text + added.text;
      await appendTo(path, whole, cutAt);
      known = { head: added.head, bytes: bytes + Buffer.byteLength(whole) };
      isAdded = true;
    } finally {
      await lock.release();
    }
  };
  return { add, end: () => (isAdded ? known.head : null) };
}

/** Whether a line is of what is about to be done. */
function isAhead(entry: Entry): boolean {
  return entry.kind !== 'step' || (entry satisfies EntryOf<'step'>).state === 'intended';
}
