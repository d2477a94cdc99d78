import { lstat } from 'node:fs/promises';
import { closureOf, type Entry, obstaclesTo, timeAfter } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { closedBeforeLine, closedLines, obstacleLines } from '../../answers/review/close.ts';
import { answerVerify } from '../../answers/verify.ts';
import { type ExitCode, exitCodes } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import { checkPackage } from '../../package/check-package.ts';
import { readManifestIn } from '../../package/stored-package.ts';
import { type AppendOptions, appendLines, headLine } from '../../review/append-lines.ts';
import { copyDifferences } from '../../review/check-copies.ts';
import { momentOf } from '../../review/clock.ts';
import { applyLock, closingFiles, logLock, reviewPath } from '../../review/files.ts';
import { closingOf, holdStored } from '../../review/hold-review.ts';
import { clearReviewFolder } from '../../review/leftover-files.ts';
import { openReview } from '../../review/open-review.ts';
import { writeSeal } from '../../review/seal.ts';
import { waitForLock } from '../../review/wait-for-lock.ts';
import { closingAgain, hashesOfReview, writeClosing } from '../../review/write-closing.ts';

/** The options of the verb. */
export interface ReviewCloseOptions extends AppendOptions {
  readonly signedBy: string;
  readonly role: string;
  readonly maxSize?: number;
}

/** `grantlens review close` */
export async function closeReview(options: ReviewCloseOptions, io: Io): Promise<ExitCode> {
  const { folder, head } = options;
  const moment = momentOf(options.now);
  const by = textIn(options.signedBy, '--signed-by');
  const role = textIn(options.role, '--role');
  if (closureOf((await openReview(folder, head)).log.lines) !== null) return finishClose(options, io);
  // While a plan is carried out, nobody can say how it ends.
  const applying = await waitForLock(reviewPath(folder, applyLock), io.signal);
  try {
    return await closeOpen({ ...options, moment, by, role }, io);
  } finally {
    await applying.release();
  }
}

interface SignedClose extends ReviewCloseOptions {
  readonly moment: string;
  readonly by: string;
}

async function closeOpen(options: SignedClose, io: Io): Promise<ExitCode> {
  const { folder, maxSize, moment, by, role } = options;
  let code: ExitCode = exitCodes.yes;
  // The page names the moment of the sign-off: the lines must have the same.
  await appendLines({ ...options, now: moment }, io, async (review) => {
    await refuseChanged(options);
    const { lines, head: end } = review.log;
    const at = timeAfter(end, moment);
    const { manifest } = await readManifestIn(folder);
    const stored = await holdStored({ review, manifest, lines, at, maxSize });
    const obstacles = obstaclesTo(stored.held);
    if (obstacles.length > 0) {
      io.out(obstacleLines(obstacles));
      code = obstacles.some(({ isUnseen }) => isUnseen) ? exitCodes.incomplete : exitCodes.no;
      return null;
    }
    const [changed] = await copyDifferences(folder, lines);
    if (changed !== undefined) throw new GrantlensError('review-unreadable', `${folder}, ${changed}`);
    for (const note of await clearReviewFolder(folder, lines)) io.err(`${note}\n`);
    const closing = closingOf(stored, { by, role, at });
    await writeClosing(folder, closing);
    const files = await hashesOfReview(folder);
    const entries: readonly Entry[] = [
      { kind: 'sign-off', by, role },
      { kind: 'close', files },
    ];
    return {
      steps: [() => entries],
      after: async (closed) => {
        await writeSeal(folder, closing, closed);
        io.out(closedLines(closing, pathsOf(folder)));
      },
    };
  });
  return code;
}

/** Of a review whose log is closed: does what a run that was interrupted has not done, or nothing. */
async function finishClose({ folder, head, maxSize }: ReviewCloseOptions, io: Io): Promise<ExitCode> {
  const lock = await waitForLock(reviewPath(folder, logLock), io.signal);
  try {
    const review = await openReview(folder, head);
    const closure = closureOf(review.log.lines);
    if (closure === null) throw new GrantlensError('review-state', `the log in ${folder} is another by now`);
    const seal = await lstat(reviewPath(folder, closingFiles.seal)).catch(() => null);
    if (seal !== null) {
      io.out(closedBeforeLine(folder, closure.signOff));
      return exitCodes.yes;
    }
    const closing = await closingAgain(review, closure, maxSize);
    for (const note of await clearReviewFolder(folder, closure.before)) io.err(`${note}\n`);
    await writeClosing(folder, closing);
    await writeSeal(folder, closing, review.log.head);
    io.out(closedLines(closing, pathsOf(folder)));
    io.err(headLine(review.log.head));
    return exitCodes.yes;
  } finally {
    await lock.release();
  }
}

/** @throws GrantlensError `package-unreadable` where the package is not as it was written: nobody signs for another */
async function refuseChanged({ folder, maxSize }: ReviewCloseOptions): Promise<void> {
  const { code, wrong } = answerVerify(await checkPackage({ folder, maxSize }));
  if (code !== exitCodes.no) return;
  throw new GrantlensError(
    'package-unreadable',
    `a review is closed only on a package that “grantlens verify ${folder}” passes: ${wrong.join(' ').trim()}`,
  );
}

function textIn(text: string, option: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new GrantlensError('usage', `${option} is empty`);
  return trimmed;
}

function pathsOf(folder: string): readonly string[] {
  return Object.values(closingFiles).map((name) => reviewPath(folder, name));
}
