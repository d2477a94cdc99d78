import { type Closing, type Closure, closingPage, closingText } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { writeWhole } from '../output/write-file.ts';
import { readManifestIn } from '../package/stored-package.ts';
import { afterFile, closingFiles, reviewPath, sha256Of } from './files.ts';
import { closingOf, holdStored } from './hold-review.ts';
import type { OpenedReview } from './open-review.ts';
import { filesOfPackage, recordOfFile, reviewName } from './package-files.ts';

/** The files of a closing, to the byte, by their names in the folder of the review. */
export function closingTexts(closing: Closing): ReadonlyMap<string, string> {
  return new Map([
    [closingFiles.json, closingText(closing)],
    [closingFiles.page, closingPage(closing)],
  ]);
}

/** Writes the files of a closing. */
export async function writeClosing(folder: string, closing: Closing): Promise<void> {
  for (const [name, text] of closingTexts(closing)) await writeWhole(reviewPath(folder, name), text);
}

/** The SHA-256 of every file in the folder of the review, by its name there. */
export async function hashesOfReview(folder: string): Promise<Readonly<Record<string, string>>> {
  const { files } = await filesOfPackage(folder);
  const hashes: [string, string][] = [];
  for (const name of files) {
    if (!name.startsWith(reviewName(''))) continue;
    const { sha256 } = await recordOfFile(folder, name);
    hashes.push([name.slice(reviewName('').length), sha256]);
  }
  return Object.fromEntries(hashes);
}

/**
 * Makes the closing of a review that its log has closed.
 *
 * @throws GrantlensError `review-unreadable` where that is not what was closed
 */
export async function closingAgain(
  review: OpenedReview,
  closure: Closure,
  maxSize?: number,
): Promise<Closing> {
  const { folder } = review;
  const { by, role, at } = closure.signOff;
  const { manifest } = await readManifestIn(folder);
  const stored = await holdStored({ review, manifest, lines: closure.before, at, maxSize });
  if (stored.held.after === null)
    throw new GrantlensError(
      'review-unreadable',
      `${reviewPath(folder, afterFile)} is not the snapshot by which the review was closed`,
    );
  const closing = closingOf(stored, { by, role, at });
  for (const [name, text] of closingTexts(closing))
    if (closure.close.files[name] !== sha256Of(text))
      throw new GrantlensError(
        'review-unreadable',
        `${reviewPath(folder, name)} cannot be regenerated as it was closed`,
      );
  return closing;
}
