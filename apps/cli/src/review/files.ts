import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { reviewFolder } from '@grantlens/reporter/internal';

/** The later snapshot that the last verification is about, packed, in the folder of the review. */
export const afterFile = 'after.snapshot.json.gz';

/** The last plan that was applied, in the folder of the review. */
export const planFile = 'plan.json';

/** The files of a closing, and what seals them, in the folder of the review. */
export const closingFiles = {
  page: 'closing.html',
  json: 'closing.json',
  seal: 'closing-manifest.json',
} as const;

/**
 * What is there only while lines are added to the log, and while a plan is carried out, in the folder of the
 * review.
 */
export const logLock = 'lock';
export const applyLock = 'apply.lock';

/** The folder of the sheets that were taken, in the folder of the review. */
export const sheetsFolder = 'sheets';

/** The name of the copy of a sheet: the number of the line of its batch, and what it was called. */
export function sheetCopyName(seq: number, file: string): string {
  return `${seq}-${basename(file)
    .replace(/[^A-Za-z0-9.@_-]/g, '_')
    .slice(-120)}`;
}

/** The path of a file of a review, in the folder of its package. */
export function reviewPath(folder: string, ...names: readonly string[]): string {
  return join(folder, reviewFolder, ...names);
}

/** SHA-256, in hex. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The most bytes that the files of a review may have: as many as a million units take. */
export const largestReviewFile: number = 2 ** 30;
