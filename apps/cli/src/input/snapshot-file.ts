import { type AccessGraph, compile } from '@grantlens/engine';
import {
  type CatalogueEntry,
  decodeSnapshot,
  GrantlensError,
  normalise,
  readCatalogue,
} from '@grantlens/snapshot';
import type { Io } from '../io.ts';
import { type NamedBytes, naming, readBytes } from './named-bytes.ts';
import { snapshotPath } from './snapshot-path.ts';
import { readYaml } from './yaml-file.ts';

/** The options every question shares. */
export interface QuestionOptions {
  readonly snapshot?: string;
  readonly catalogue?: string;
  readonly allowModified?: boolean;
}

/** The files that the options name. */
export function questionPaths(
  { snapshot, catalogue }: QuestionOptions,
  io: Pick<Io, 'env'>,
): readonly string[] {
  return [snapshotPath(snapshot, io), catalogue].filter((path) => typeof path === 'string');
}

/** How the bytes of a snapshot are read. */
export interface Reading {
  readonly catalogue: readonly CatalogueEntry[];
  readonly modified: 'refuse' | 'allow';
}

/**
 * Opens the snapshot a question is about.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function openSnapshot(options: QuestionOptions, io: Io): Promise<AccessGraph> {
  const file = await readSnapshotFile(options.snapshot, io);
  const modified = options.allowModified ? 'allow' : 'refuse';
  return openBytes(file, {
    catalogue: await readEntries(await readCatalogueFile(options.catalogue)),
    modified,
  });
}

/** Reads the file that the option or the environment names. */
export async function readSnapshotFile(option: string | undefined, io: Io): Promise<NamedBytes> {
  const path = snapshotPath(option, io);
  if (path === null) {
    throw new GrantlensError('usage', 'no snapshot is given: pass --snapshot FILE or set GRANTLENS_SNAPSHOT');
  }
  return { path, bytes: await readBytes(path, 'the snapshot') };
}

/** Reads the user's own catalogue, if there is one. */
export async function readCatalogueFile(path: string | undefined): Promise<NamedBytes | null> {
  return path === undefined ? null : { path, bytes: await readBytes(path, 'the catalogue') };
}

/** Opens the bytes of a snapshot file. */
export function openBytes({ path, bytes }: NamedBytes, reading: Reading): AccessGraph {
  const { snapshot, modified } = naming(path, () => decodeSnapshot(bytes, reading.modified));
  return compile(normalise(snapshot, { catalogue: reading.catalogue, modified }));
}

/** Reads the entries of a catalogue file; none where there is no file. */
export async function readEntries(file: NamedBytes | null): Promise<readonly CatalogueEntry[]> {
  return file === null ? [] : readYaml(file, { code: 'catalogue-unreadable', read: readCatalogue });
}
