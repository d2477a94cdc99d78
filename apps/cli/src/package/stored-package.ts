import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FileRecord,
  type Manifest,
  manifestFile,
  openRecorder,
  readManifest,
} from '@grantlens/reporter';
import { GrantlensError } from '@grantlens/snapshot';
import { naming, readBytes } from '../input/named-bytes.ts';
import { reasonOf } from '../input/reason.ts';

/** A manifest and the very bytes it was read from. */
export interface StoredManifest {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
}

/**
 * Reads the manifest of the package in a folder.
 *
 * @throws GrantlensError `file-unreadable`, `package-unreadable`
 */
export async function readManifestIn(folder: string): Promise<StoredManifest> {
  const path = join(folder, manifestFile);
  const bytes = await readBytes(path, 'the manifest');
  return { manifest: naming(path, () => readManifest(bytes)), bytes };
}

/** What is in a folder, sorted. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    throw new GrantlensError('file-unreadable', `cannot read ${folder}: ${reasonOf(cause)}`, { cause });
  }
}

/**
 * How a listed file stands to its manifest. Folders, links and whatever else is no plain file are `strange`: what they
 * show is elsewhere, and may be another thing tomorrow.
 */
export type FileState = 'same' | 'changed' | 'missing' | 'strange';

/** How the files of a folder stand to a manifest. */
export interface Comparison {
  /** Of every file that the manifest lists, in its order. */
  readonly states: ReadonlyMap<string, FileState>;
  /** There, and neither listed nor the manifest. */
  readonly extra: readonly string[];
}

/** Hashes every file that a manifest lists. */
export async function compareFiles(folder: string, { files }: Manifest): Promise<Comparison> {
  const states = new Map<string, FileState>();
  for (const record of files) states.set(record.name, await stateOf(folder, record));
  const names = await namesIn(folder);
  return { states, extra: names.filter((name) => !states.has(name) && name !== manifestFile) };
}

/** The files in one of some states. */
export function filesThatAre(
  { states }: Pick<Comparison, 'states'>,
  ...wanted: readonly FileState[]
): readonly string[] {
  return [...states].flatMap(([name, state]) => (wanted.includes(state) ? [name] : []));
}

async function stateOf(folder: string, { name, bytes, sha256 }: FileRecord): Promise<FileState> {
  const path = join(folder, name);
  const found = await lstat(path).catch(() => null);
  if (found === null) return 'missing';
  if (!found.isFile()) return 'strange';
  const recorder = openRecorder(name);
  for await (const part of readParts(path)) recorder.take(part);
  const record = recorder.record();
  return record.bytes === bytes && record.sha256 === sha256 ? 'same' : 'changed';
}

/** A file part by part. */
export async function* readParts(path: string): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new GrantlensError('file-unreadable', `cannot read ${path}: ${reasonOf(cause)}`, { cause });
  }
}
