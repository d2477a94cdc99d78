import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decisionsFile } from '@grantlens/reporter';
import { GrantlensError } from '@grantlens/snapshot';
import { compareFiles, filesThatAre, namesIn, readManifestIn } from './stored-package.ts';

/** Where a package can go, and what is there now: nothing, an empty folder, or a package that nobody has touched. */
export interface Place {
  readonly kind: 'free' | 'empty' | 'package';
  readonly path: string;
  /** What is in it, sorted. */
  readonly names: readonly string[];
}

/**
 * Looks for the place of a package. What somebody else put into a folder, or changed in it, is never written over.
 *
 * @throws GrantlensError `usage`, `folder-taken`
 */
export async function findPlace(out: string): Promise<Place> {
  if (out === '') throw new GrantlensError('usage', 'the name of the folder to write to is empty');
  const found = await stat(out).catch(() => null);
  if (found === null) return { kind: 'free', path: resolve(out), names: [] };
  if (!found.isDirectory()) throw taken(out, 'is there and no folder');
  const path = await realpath(out);
  const names = await namesIn(path);
  if (names.length === 0) return { kind: 'empty', path, names };
  const manifest = await readManifestIn(path).catch((error: unknown) => {
    if (error instanceof GrantlensError)
      throw taken(out, 'is not empty, and nothing in it is a report of this program');
    throw error;
  });
  const comparison = await compareFiles(path, manifest.manifest);
  if (comparison.extra.includes(decisionsFile)) {
    throw taken(
      out,
      `holds ${decisionsFile}, what was decided on the report in it, and that is never thrown away`,
    );
  }
  const [stranger] = comparison.extra;
  if (stranger !== undefined) throw taken(out, `holds ${stranger}, which a new report would not have`);
  const [other] = filesThatAre(comparison, 'changed', 'missing', 'strange');
  if (other !== undefined) throw taken(out, `holds a report of which ${other} is no longer what was written`);
  return { kind: 'package', path, names };
}

/** That the folder is not free, and why. */
export function taken(out: string, why: string): GrantlensError {
  return new GrantlensError('folder-taken', `${out} ${why}`);
}
