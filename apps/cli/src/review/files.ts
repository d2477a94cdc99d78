import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { reviewFolder } from '@grantlens/reporter/internal';

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
