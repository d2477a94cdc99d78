import { join } from 'node:path';
import type { Manifest } from '@grantlens/reporter';
import { type FileRecord, signatureFile } from '@grantlens/reporter/internal';
import type { ClosingManifest } from '@grantlens/review/internal';
import { filesOfPackage, reviewName } from '../review/package-files.ts';
import { fileState } from './stored-package.ts';

/**
 * Whether the files that a closed review names are there as they were, and no others: each difference as a
 * sentence. What became of a file of the report is said by the checks of the report.
 */
export async function checkSealed(
  folder: string,
  { files }: Pick<ClosingManifest, 'files'>,
  report: Pick<Manifest, 'files'>,
): Promise<readonly string[]> {
  const differences: string[] = [];
  const named = new Set(files.map(({ name }) => name));
  const reported = new Map(report.files.map((record) => [record.name, record]));
  const { files: there, strange } = await filesOfPackage(folder);
  for (const record of files) {
    if (!isInside(record.name))
      differences.push(`${record.name}: it is not the name of a file of the package`);
    else if (!isSame(record, reported.get(record.name))) {
      const state = await fileState(join(folder, record.name), record);
      if (state !== 'same') differences.push(`${record.name}: ${words[state]}`);
    }
  }
  for (const name of there)
    if (!named.has(name) && (isOfReview(name) || reported.has(name)))
      differences.push(`${name}: it is there, and the closed review does not name it`);
  for (const name of strange)
    if (!named.has(name) && isOfReview(name)) differences.push(`${name}: ${words.strange}`);
  return differences;
}

function isSame(one: FileRecord, other: FileRecord | undefined): boolean {
  return one.bytes === other?.bytes && one.sha256 === other.sha256;
}

/** Of what else is there, the checks of the report say that it is. */
function isOfReview(name: string): boolean {
  return name.startsWith(reviewName('')) || name === signatureFile;
}

const words = {
  changed: 'it is not the file that was there when the review was closed',
  missing: 'it was there when the review was closed, and is not there',
  strange: 'it is not a plain file',
} as const;

/** A forged manifest could name what is elsewhere. */
function isInside(name: string): boolean {
  return name
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'));
}
