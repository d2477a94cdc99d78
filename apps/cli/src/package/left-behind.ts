import { lstat, rename, rm } from 'node:fs/promises';
import { leftoversOf } from '../output/leftovers.ts';
import { writing } from './writing.ts';

/**
 * Puts in order what runs that were ended left beside the place of a package, and says what it did: a package that was
 * moved away and never replaced is put back, and what was never finished is removed. Runs that go on are left alone.
 *
 * @throws GrantlensError `file-unwritable`
 */
export async function putInOrder(place: string): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const { path, ending, run } of await leftoversOf(place)) {
    if (run === 'going on') notes.push(`${path} belongs to a run that goes on: it was left alone.`);
    else if (run === 'elsewhere')
      notes.push(`${path} was left by a run on another machine: remove it when that is over.`);
    else if (ending === 'tmp') {
      await writing(path, () => rm(path, { recursive: true, force: true }));
      notes.push(`${path}, which a run that was ended had left behind, was removed.`);
    } else if ((await lstat(place).catch(() => null)) === null) {
      await writing(path, () => rename(path, place));
      notes.push(`${place} was put back: a run that was ended had moved it to ${path}.`);
    } else {
      notes.push(
        `${path} is an earlier ${place} that a run that was ended had moved there: it was left alone.`,
      );
    }
  }
  return notes;
}
