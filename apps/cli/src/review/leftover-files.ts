import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assignmentFile, type LogLine, unitsFile } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { temporaryOf } from '../output/leftovers.ts';
import { writing } from '../package/writing.ts';
import { afterFile, closingFiles, planFile, sheetCopyName, sheetsFolder } from './files.ts';
import { filesOfPackage, reviewName } from './package-files.ts';

/**
 * Removes what interrupted runs left in the folder of a review, and refuses whatever else no verb of a review wrote: a
 * closed review vouches for every file. Gives what it removed, as sentences.
 *
 * @throws GrantlensError `review-state`
 */
export async function clearReviewFolder(
  folder: string,
  lines: readonly LogLine[],
): Promise<readonly string[]> {
  const { files, strange } = await filesOfPackage(folder);
  const known = new Set(
    [unitsFile, assignmentFile, planFile, afterFile, closingFiles.page, closingFiles.json].map(reviewName),
  );
  const sheets = new Set(
    lines.flatMap((line) =>
      line.kind === 'batch' && line.file !== null
        ? [reviewName(`${sheetsFolder}/${sheetCopyName(line.seq, line.file)}`)]
        : [],
    ),
  );
  const notes: string[] = [];
  for (const name of [...files, ...strange].filter((one) => one.startsWith(reviewName('')))) {
    if (known.has(name) || sheets.has(name)) continue;
    const run = temporaryOf(name);
    // A process that waits for the lock has its own beside it for a moment.
    if (run === 'going on') continue;
    if (strange.includes(name) || !(run === 'over' || sheetName.test(name))) throw stranger(folder, name);
    await writing(name, () => rm(join(folder, name), { force: true }));
    notes.push(`${name}, which a run that was interrupted had left behind, was removed.`);
  }
  return notes;
}

/** Copies of sheets have such names: one of which the log says nothing is of an import that was interrupted. */
const sheetName = /^review\/sheets\/\d+-[A-Za-z0-9.@_-]+$/;

function stranger(folder: string, name: string): GrantlensError {
  return new GrantlensError(
    'review-state',
    `${folder} holds ${name}, which no verb of a review wrote, and a closed review names every file: move it elsewhere`,
  );
}
