import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@grantlens/reporter';
import type { Assigned, Log, ReviewState, ReviewUnit } from '@grantlens/review';
import { readAssignment, readLog, readUnits, reviewState } from '@grantlens/review';
import { assignmentFile, logFile, unitsFile } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { naming } from '../input/named-bytes.ts';
import { readPlain } from '../package/plain-file.ts';
import { readManifestIn } from '../package/stored-package.ts';
import { largestReviewFile, reviewPath, sha256Of } from './files.ts';

/** A review as it lies in the folder of its package. */
export interface OpenedReview extends Pick<Manifest, 'account' | 'takenAt'> {
  readonly folder: string;
  /** SHA-256 of the manifest of the package. */
  readonly manifest: string;
  readonly log: Log;
  readonly state: ReviewState;
  readonly units: readonly ReviewUnit[];
  readonly assigned: readonly Assigned[];
}

/**
 * Reads a review, and refuses one whose files are not those that its log names. `head` is the hash of a line that
 * somebody saw at the end of the log: it must be in it still.
 *
 * @throws GrantlensError `review-state`, `review-broken`, `review-unreadable`, `package-unreadable`, `file-unreadable`
 */
export async function openReview(folder: string, head?: string): Promise<OpenedReview> {
  const stored = await readManifestIn(folder);
  const manifest = sha256Of(stored.bytes);
  const path = join(folder, logFile);
  if ((await lstat(path).catch(() => null)) === null)
    throw new GrantlensError('review-state', `no review has started in ${folder}: there is no ${logFile}`);
  const bytes = await readPlain(path, { what: 'the log', limit: largestReviewFile });
  const log = naming(path, () => readLog(bytes, manifest));
  if (head !== undefined && !log.lines.some(({ hash }) => hash === head))
    throw new GrantlensError(
      'review-broken',
      `${path} does not hold the line ${head}: it was cut, or is another`,
    );
  const units = await readReviewFile(folder, unitsFile);
  const assignment = await readReviewFile(folder, assignmentFile);
  const [start] = log.lines;
  if (start?.kind !== 'start')
    throw new GrantlensError('review-state', `no review has started in ${folder}: ${path} has no line`);
  if (sha256Of(units.bytes) !== start.unitsFile) throw changed(units.path);
  if (sha256Of(assignment.bytes) !== start.assignment) throw changed(assignment.path);
  const parts = {
    units: naming(units.path, () => readUnits(units.bytes)),
    assigned: naming(assignment.path, () => readAssignment(assignment.bytes)),
    lines: log.lines,
  };
  const state = reviewState(parts);
  if (state === null) throw new GrantlensError('review-state', `no review has started in ${folder}`);
  const { account, takenAt } = stored.manifest;
  return { account, takenAt, folder, manifest, log, state, units: parts.units, assigned: parts.assigned };
}

/** What is to be said about a log besides what it says. */
export function logNotes({ log }: OpenedReview): readonly string[] {
  return log.halfBytes === 0
    ? []
    : [
        `${logFile} ends in half a line, which a run that was interrupted left behind: it does not count, and the next line takes its place.`,
      ];
}

async function readReviewFile(folder: string, name: string) {
  const path = reviewPath(folder, name);
  return { path, bytes: await readPlain(path, { what: 'the file', limit: largestReviewFile }) };
}

function changed(path: string): GrantlensError {
  return new GrantlensError('review-unreadable', `${path} is not the file that the review started with`);
}
