import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addToLog,
  assign,
  assignmentFile,
  assignmentText,
  emptyHead,
  logFile,
  readReviewers,
  startEntry,
  unitsFile,
  unitsText,
} from '@grantlens/review/internal';
import { decodeSnapshot, GrantlensError } from '@grantlens/snapshot';
import { invariant, readDay } from '@grantlens/snapshot/internal';
import { openUnitLines, startedLines } from '../../answers/review/start.ts';
import { answerVerify } from '../../answers/verify.ts';
import { type ExitCode, exitCodes } from '../../exit-code.ts';
import { naming, readBytes } from '../../input/named-bytes.ts';
import type { Io } from '../../io.ts';
import { checkPackage } from '../../package/check-package.ts';
import { makeWithAccount } from '../../package/make-report.ts';
import { readStoredInputs } from '../../package/stored-inputs.ts';
import { headLine } from '../../review/append-lines.ts';
import { momentOf } from '../../review/clock.ts';
import { logLock, reviewPath, sha256Of } from '../../review/files.ts';
import { freezeUnits } from '../../review/freeze-units.ts';
import { alreadyStarted, makeReviewFolder, writeStart } from '../../review/start-files.ts';
import { waitForLock } from '../../review/wait-for-lock.ts';
import { tool } from '../../version.ts';

/** The options of the verb. */
export interface ReviewStartOptions {
  readonly folder: string;
  /** A CSV that says who decides about what. */
  readonly reviewers?: string;
  readonly twoPerson?: 'privileged';
  /** The day by which everything is to be decided. */
  readonly due?: string;
  /** Who decides about what nobody else does. */
  readonly fallback?: string;
  readonly now?: string;
  readonly maxSize?: number;
}

/** `grantlens review start` */
export async function startReview(options: ReviewStartOptions, io: Io): Promise<ExitCode> {
  const { folder, due = null, fallback = null, twoPerson = null, maxSize } = options;
  const moment = momentOf(options.now);
  if (due !== null && readDay(due) === null)
    throw new GrantlensError('usage', `--due ${due} is not a day such as 2026-04-30`);
  if ((await lstat(join(folder, logFile)).catch(() => null)) !== null) throw alreadyStarted(folder);
  const rules = options.reviewers === undefined ? null : await readRules(options.reviewers);
  const checked = await checkPackage({ folder, maxSize });
  const { code, wrong } = answerVerify(checked);
  if (code !== exitCodes.yes)
    throw new GrantlensError(
      'package-unreadable',
      `a review starts only on a package that “grantlens verify ${folder}” passes: ${wrong.join(' ').trim()}`,
    );
  const { manifest, bytes, comparison } = checked;
  const stored = { manifest, bytes };
  const found = await readStoredInputs({ folder, stored, comparison }, maxSize);
  invariant(found.kind === 'inputs', 'a package that was regenerated has its inputs');
  const snapshot = found.inputs.files.get('snapshot');
  invariant(snapshot !== undefined, 'every report is made from a snapshot');
  const raw = decodeSnapshot(snapshot.bytes, 'allow', maxSize).snapshot;
  const units = freezeUnits(await makeWithAccount(found.inputs), raw);
  const { assigned, open } = assign(units, { rules, fallback, twoPerson: twoPerson !== null });
  if (open.length > 0) {
    io.err(openUnitLines(open));
    const count = open.length === 1 ? '1 unit has' : `${open.length} units have`;
    throw new GrantlensError('assignment-open', `${count} nobody to decide, and no review was started`);
  }
  const start = startEntry(units, assigned, { options: { twoPerson, due, fallback }, tool: tool.version });
  const log = addToLog(emptyHead(sha256Of(stored.bytes)), moment, [start]);
  await makeReviewFolder(folder);
  const lock = await waitForLock(reviewPath(folder, logLock), io.signal);
  try {
    const files = new Map([
      [unitsFile, unitsText(units)],
      [assignmentFile, assignmentText(assigned)],
    ]);
    if ((await lstat(join(folder, logFile)).catch(() => null)) !== null) throw alreadyStarted(folder);
    await writeStart({ folder, files, log: log.text });
  } finally {
    await lock.release();
  }
  io.out(startedLines(units, assigned));
  io.err(headLine(log.head));
  return exitCodes.yes;
}

async function readRules(path: string) {
  const bytes = await readBytes(path, 'the reviewers');
  return naming(path, () => readReviewers(bytes));
}
