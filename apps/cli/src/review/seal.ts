import { type Closing, closingManifestText, type Head } from '@grantlens/review/internal';
import { temporaryOf } from '../output/leftovers.ts';
import { writeWhole } from '../output/write-file.ts';
import { closingFiles, reviewPath } from './files.ts';
import { filesOfPackage, recordOfFile } from './package-files.ts';

/**
 * Writes the manifest of a closed review over every file that its package has: the last file, without which
 * the review is not closed to the end.
 */
export async function writeSeal(folder: string, closing: Closing, head: Head): Promise<void> {
  const records = [];
  for (const name of (await filesOfPackage(folder)).files)
    if (temporaryOf(name) === null) records.push(await recordOfFile(folder, name));
  await writeWhole(reviewPath(folder, closingFiles.seal), closingManifestText(closing, head, records));
}
