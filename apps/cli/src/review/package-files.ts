import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileRecord, openRecorder, reviewFolder } from '@grantlens/reporter/internal';
import { withFileErrors } from '@grantlens/snapshot/internal';
import { readParts } from '../package/plain-file.ts';
import { applyLock, closingFiles, logLock } from './files.ts';

/** What is in the folder of a package, by paths with `/` between, sorted. */
export interface PackageFiles {
  readonly files: readonly string[];
  /** Links, pipes and the like: what they show is elsewhere. */
  readonly strange: readonly string[];
}

/** Lists the files of a package and of its review: all that a closed review must name. */
export async function filesOfPackage(folder: string): Promise<PackageFiles> {
  const files: string[] = [];
  const strange: string[] = [];
  await walk(folder, '');
  return { files: files.sort(), strange: strange.sort() };

  async function walk(path: string, prefix: string): Promise<void> {
    const entries = await withFileErrors('file-unreadable', `cannot read ${path}`, () =>
      readdir(path, { withFileTypes: true }),
    );
    for (const entry of entries) {
      const name = `${prefix}${entry.name}`;
      if (unnamed.has(name)) continue;
      if (entry.isDirectory()) await walk(join(path, entry.name), `${name}/`);
      else if (entry.isFile()) files.push(name);
      else strange.push(name);
    }
  }
}

/** The name of a file of the review, as a closed review names it. */
export function reviewName(name: string): string {
  return `${reviewFolder}/${name}`;
}

/** What seals a closed review cannot name itself, and a lock is there only while something is written. */
const unnamed: ReadonlySet<string> = new Set([closingFiles.seal, logLock, applyLock].map(reviewName));

/** The record of a file of a package. */
export async function recordOfFile(folder: string, name: string): Promise<FileRecord> {
  const recorder = openRecorder(name);
  for await (const part of readParts(join(folder, name))) recorder.take(part);
  return recorder.record();
}
