import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, readManifest } from '@grantlens/reporter';
import { type FileRecord, manifestFile, openRecorder, unlistedFiles } from '@grantlens/reporter/internal';
import { withFileErrors } from '@grantlens/snapshot/internal';
import { naming } from '../input/named-bytes.ts';
import { readParts, readPlain } from './plain-file.ts';

/** A manifest and the very bytes it was read from. */
export interface StoredManifest {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
}

/** Manifests of the largest reports have some hundred kilobytes. */
const largestManifest = 16 * 1024 * 1024;

/**
 * Reads the manifest of the package in a folder.
 *
 * @throws GrantlensError `file-unreadable`, `package-unreadable`
 */
export async function readManifestIn(folder: string): Promise<StoredManifest> {
  const path = join(folder, manifestFile);
  const bytes = await readPlain(path, { what: 'the manifest', limit: largestManifest });
  return { manifest: naming(path, () => readManifest(bytes)), bytes };
}

/** What is in a folder, sorted. */
export function namesIn(folder: string): Promise<readonly string[]> {
  return withFileErrors('file-unreadable', `cannot read ${folder}`, async () =>
    (await readdir(folder)).sort(),
  );
}

/**
 * How a listed file stands to its manifest. Folders, links and whatever else is not a plain file are
 * `strange`: what they show is elsewhere, and may be another thing tomorrow.
 */
export type FileState = 'same' | 'changed' | 'missing' | 'strange';

/** How the files of a folder stand to a manifest. */
export interface Comparison {
  /** Of every file that the manifest lists, in its order. */
  readonly states: ReadonlyMap<string, FileState>;
  /** There, and neither listed nor among those that no manifest lists. */
  readonly extra: readonly string[];
  /** Those there are of the files that no manifest lists. */
  readonly unlisted: readonly string[];
}

/** Hashes every file that a manifest lists. */
export async function compareFiles(folder: string, { files }: Pick<Manifest, 'files'>): Promise<Comparison> {
  const states = new Map<string, FileState>();
  for (const record of files) states.set(record.name, await fileState(join(folder, record.name), record));
  const names = await namesIn(folder);
  return {
    states,
    extra: names.filter((name) => !states.has(name) && !unlistedFiles.includes(name)),
    unlisted: unlistedFiles.filter((name) => names.includes(name)),
  };
}

/** The files in one of some states. */
export function filesThatAre(
  { states }: Pick<Comparison, 'states'>,
  ...wanted: readonly FileState[]
): readonly string[] {
  return [...states].flatMap(([name, state]) => (wanted.includes(state) ? [name] : []));
}

/** How the file at a path stands to its record. */
export async function fileState(path: string, { name, bytes, sha256 }: FileRecord): Promise<FileState> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return 'missing';
  if (!found.isFile()) return 'strange';
  // Whatever it is, it need not be read for that.
  if (found.size !== bytes) return 'changed';
  const recorder = openRecorder(name);
  for await (const part of readParts(path)) recorder.take(part);
  const record = recorder.record();
  return record.bytes === bytes && record.sha256 === sha256 ? 'same' : 'changed';
}
