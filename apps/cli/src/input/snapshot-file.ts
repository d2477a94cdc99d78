import { type Access, compile } from '@grantlens/engine';
import { decodeSnapshot, GrantlensError, normalise, readCatalogue } from '@grantlens/snapshot';
import { type CatalogueEntry, usualMaxSize } from '@grantlens/snapshot/internal';
import type { Io } from '../io.ts';
import { catalogueNotes } from './catalogue-notes.ts';
import { type NamedBytes, naming, readBytes } from './named-bytes.ts';
import { snapshotPath } from './snapshot-path.ts';
import { readYaml } from './yaml-file.ts';

/** The options every question shares. */
export interface QuestionOptions {
  readonly snapshot?: string;
  readonly catalogue?: string;
  readonly allowModified?: boolean;
  /** The most bytes that a snapshot may have, unpacked. */
  readonly maxSize?: number;
}

/** How the bytes of a snapshot are read. */
export interface Reading {
  readonly catalogue: readonly CatalogueEntry[];
  readonly modified: 'refuse' | 'allow';
}

/**
 * Opens the snapshot a question is about, and reports what has no effect in the user's own catalogue.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function openSnapshot(options: QuestionOptions, io: Io): Promise<Access> {
  const { access, catalogue } = await open(options, io);
  for (const note of catalogueNotes(catalogue, access.account)) io.err(`${note}\n`);
  return access;
}

/**
 * Opens a snapshot that another one is compared with. What has an effect is up to that other one.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function openEarlier(options: QuestionOptions, io: Io): Promise<Access> {
  return (await open(options, io)).access;
}

interface Opened {
  readonly access: Access;
  readonly catalogue: readonly CatalogueEntry[];
}

async function open(options: QuestionOptions, io: Io): Promise<Opened> {
  const file = await readSnapshotFile(options.snapshot, io, options.maxSize);
  const modified = options.allowModified ? 'allow' : 'refuse';
  const catalogue = await readEntries(await readCatalogueFile(options.catalogue));
  return { access: openBytes(file, { catalogue, modified }), catalogue };
}

/** Reads the file that the option or the environment names. */
export async function readSnapshotFile(
  option: string | undefined,
  io: Io,
  maxSize: number = usualMaxSize,
): Promise<NamedBytes> {
  const path = snapshotPath(option, io);
  if (path === null) {
    throw new GrantlensError('usage', 'no snapshot is given: pass --snapshot FILE or set GRANTLENS_SNAPSHOT');
  }
  return readSnapshotAt(path, 'the snapshot', maxSize);
}

/** Reads a snapshot file, and no more of it than allowed. */
export async function readSnapshotAt(
  path: string,
  what: string,
  maxSize: number = usualMaxSize,
): Promise<NamedBytes> {
  return { path, bytes: await readBytes(path, what, { most: maxSize, isLifted: true }), maxSize };
}

/** Reads the user's own catalogue, if there is one. */
export async function readCatalogueFile(path: string | undefined): Promise<NamedBytes | null> {
  return path === undefined ? null : { path, bytes: await readBytes(path, 'the catalogue') };
}

/** Opens the bytes of a snapshot file. */
export function openBytes({ path, bytes, maxSize }: NamedBytes, reading: Reading): Access {
  const { snapshot, modified } = naming(path, () => decodeSnapshot(bytes, reading.modified, maxSize));
  return compile(normalise(snapshot, { catalogue: reading.catalogue, modified }));
}

/** Reads the entries of a catalogue file; none where there is no file. */
export async function readEntries(file: NamedBytes | null): Promise<readonly CatalogueEntry[]> {
  return file === null ? [] : readYaml(file, { code: 'catalogue-unreadable', read: readCatalogue });
}
