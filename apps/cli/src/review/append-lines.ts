import { open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addToLog,
  closureOf,
  type Entry,
  type Head,
  type LogLine,
  logFile,
} from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { Io } from '../io.ts';
import { writing } from '../package/writing.ts';
import { momentOf } from './clock.ts';
import { logLock, reviewPath } from './files.ts';
import { logNotes, type OpenedReview, openReview } from './open-review.ts';
import { waitForLock } from './wait-for-lock.ts';

/** What is added to a log: entries that follow a head, one step after the other; null where nothing is to be done. */
export interface Additions {
  readonly steps: readonly ((head: Head) => readonly Entry[])[];
  /** Done before the lines are written, with each step's lines: what they name must be there when they are. */
  readonly before?: (lines: readonly (readonly LogLine[])[]) => Promise<void>;
  /** Done after they are, while no other process writes. */
  readonly after?: (head: Head) => Promise<void>;
}

/** Of which review, and when. */
export interface AppendOptions {
  readonly folder: string;
  readonly head?: string;
  readonly now?: string;
}

/**
 * Adds lines to the log of a review, with one write and flushed to the disk, while no other process does. Half a line
 * that a crash left is cut off, and said. Every change says the new head: who keeps it can find a log that was cut.
 */
export async function appendLines(
  { folder, head, now }: AppendOptions,
  io: Io,
  work: (review: OpenedReview) => Promise<Additions | null> | Additions | null,
): Promise<void> {
  const moment = momentOf(now);
  // Before the lock: a folder without a review has no place for one, and a closed review no use.
  refuseClosed(await openReview(folder, head));
  const lock = await waitForLock(reviewPath(folder, logLock), io.signal);
  try {
    const review = await openReview(folder, head);
    refuseClosed(review);
    const additions = await work(review);
    if (additions === null || additions.steps.length === 0) return;
    let end: Head = review.log.head;
    let text = review.log.lacksLineBreak ? '\n' : '';
    const lines: (readonly LogLine[])[] = [];
    for (const step of additions.steps) {
      const added = addToLog(end, moment, step(end));
      end = added.head;
      text += added.text;
      lines.push(added.lines);
    }
    await additions.before?.(lines);
    io.signal.throwIfAborted();
    for (const note of logNotes(review)) io.err(`${note}\n`);
    await appendTo(join(folder, logFile), text, review.log.halfBytes > 0 ? review.log.wholeBytes : null);
    await additions.after?.(end);
    io.err(headLine(end));
  } finally {
    await lock.release();
  }
}

/** @throws GrantlensError `review-state` where the review is closed: nothing is added to it any more */
export function refuseClosed({ folder, log }: OpenedReview): void {
  const closure = closureOf(log.lines);
  if (closure === null) return;
  const { by, at } = closure.signOff;
  throw new GrantlensError('review-state', `the review in ${folder} was closed by ${by} at ${at}`);
}

/** The line that says where a log ends now. */
export function headLine({ seq, hash }: Head): string {
  return `head ${seq} ${hash}\n`;
}

/** Adds text to the end of a file, and flushes it to the disk; what comes after `cutAt` is cut off first. */
export function appendTo(path: string, text: string, cutAt: number | null): Promise<void> {
  return writing(path, async () => {
    if (cutAt !== null) {
      const cut = await open(path, 'r+');
      await cut.truncate(cutAt).finally(() => cut.close());
    }
    const file = await open(path, 'a');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}
