import { lstat, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { decisionsFile, manifestFile } from '@grantlens/reporter/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { unwritable } from '../output/write-file.ts';
import {
  compareFiles,
  filesThatAre,
  namesIn,
  readManifestIn,
  type StoredManifest,
} from './stored-package.ts';

/** Where a package can go, and what is there now: nothing, an empty folder, or a package that nobody has touched. */
export type Place =
  | { readonly kind: 'free' | 'empty'; readonly path: string }
  | { readonly kind: 'package'; readonly path: string; readonly stored: StoredManifest };

/**
 * The path that a folder has without links, whether it is there or not.
 *
 * @throws GrantlensError `usage`, `folder-taken`, `file-unwritable`
 */
export async function pathOf(out: string): Promise<string> {
  if (out === '') throw new GrantlensError('usage', 'the name of the folder to write to is empty');
  const here = currentFolder();
  let path: string;
  try {
    path = await realpath(out);
  } catch (cause) {
    const link = await lstat(out).catch(() => null);
    if (link !== null) throw taken(out, 'is a link to something that is not there');
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw unwritable(out, cause);
    return resolve(out);
  }
  // Replaced, it would be another folder of that name, and a shell that is in it would see neither.
  const inside = path.endsWith(sep) ? path : `${path}${sep}`;
  if (here === path || here.startsWith(inside)) throw taken(out, 'is the folder you are in, or one above it');
  return path;
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new GrantlensError('usage', 'the folder you are in is not there any more', { cause });
  }
}

/**
 * Looks for the place of a package. What somebody else put into a folder, or changed in it, is never written over.
 *
 * @throws GrantlensError `folder-taken`, `file-unreadable`
 */
export async function findPlace(path: string, out: string): Promise<Place> {
  const found = await stat(path).catch(() => null);
  if (found === null) return { kind: 'free', path };
  if (!found.isDirectory()) throw taken(out, 'is there and no folder');
  if ((await namesIn(path)).length === 0) return { kind: 'empty', path };
  const stored = await readManifestIn(path).catch((error: unknown) => {
    if (error instanceof GrantlensError)
      throw taken(out, 'is not empty, and nothing in it is a report of this program');
    throw error;
  });
  const touched = await touchedIn(path, stored);
  if (touched !== null) throw taken(out, touched);
  return { kind: 'package', path, stored };
}

/** How the files of a package are no longer those that its manifest lists: the end of a sentence about it. */
export async function touchedIn(path: string, { manifest }: StoredManifest): Promise<string | null> {
  const comparison = await compareFiles(path, manifest);
  if (comparison.unlisted.includes(decisionsFile))
    return `holds ${decisionsFile}, what was decided on the report in it, and that is never thrown away`;
  const [stranger] = [...comparison.extra, ...comparison.unlisted.filter((name) => name !== manifestFile)];
  if (stranger !== undefined) return `holds ${stranger}, which a new report would not have`;
  const [other] = filesThatAre(comparison, 'changed', 'missing', 'strange');
  if (other !== undefined) return `holds a report of which ${other} is no longer what was written`;
  return null;
}

/** That the folder is not free, and why. */
export function taken(out: string, why: string): GrantlensError {
  return new GrantlensError('folder-taken', `${out} ${why}`);
}
