import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { logFile } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { writeWhole } from '../output/write-file.ts';
import { writing } from '../package/writing.ts';
import { reviewPath } from './files.ts';

/** The files of a review that starts. */
export interface StartFiles {
  readonly folder: string;
  /** By their names in the folder of the review. */
  readonly files: ReadonlyMap<string, string>;
  readonly log: string;
}

/**
 * Writes the files of a review that starts, its log last: until that is there, nothing has started.
 *
 * @throws GrantlensError `review-state`, `file-unwritable`
 */
export async function writeStart({ folder, files, log }: StartFiles): Promise<void> {
  for (const [name, text] of files) await writeWhole(reviewPath(folder, name), text);
  const path = join(folder, logFile);
  await writing(path, async () => {
    const file = await open(path, 'wx', 0o600).catch((cause: unknown) => {
      if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw alreadyStarted(folder);
      throw cause;
    });
    try {
      await file.writeFile(log);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** Makes the folder of a review. */
export function makeReviewFolder(folder: string, ...names: readonly string[]): Promise<void> {
  const path = reviewPath(folder, ...names);
  return writing(path, async () => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  });
}

/** That there is a review already. */
export function alreadyStarted(folder: string): GrantlensError {
  return new GrantlensError(
    'review-state',
    `a review has started in ${folder} before: there is a ${logFile}`,
  );
}
