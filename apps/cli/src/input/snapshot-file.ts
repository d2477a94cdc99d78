import { readFile } from 'node:fs/promises';
import { type AccessGraph, compile } from '@grantlens/engine';
import {
  type CatalogueEntry,
  decodeSnapshot,
  GrantlensError,
  normalise,
  readCatalogue,
} from '@grantlens/snapshot';
import type { Io } from '../io.ts';
import { reasonOf } from './reason.ts';
import { snapshotPath } from './snapshot-path.ts';

/** The options every question shares. */
export interface QuestionOptions {
  readonly snapshot?: string;
  readonly catalogue?: string;
  readonly allowModified?: boolean;
}

/** The bytes of a file, and what it is called in messages. */
export interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
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
  if (file === null) return [];
  const text = Buffer.from(file.bytes).toString('utf8');
  const { parse } = await import('yaml');
  return naming(file.path, () => readCatalogue(parseYaml(text, parse)));
}

function parseYaml(text: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const [first] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new GrantlensError('catalogue-unreadable', `it is neither YAML nor JSON: ${first}`, { cause });
  }
}

/** Reads a file, or says in words why it cannot be read. */
export async function readBytes(path: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new GrantlensError('file-unreadable', `cannot read ${what} ${path}: ${reasonOf(cause)}`, { cause });
  }
}

/** Puts the file's name in front of what is wrong with it. */
function naming<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    throw new GrantlensError(error.code, `cannot use ${path}: ${error.message}`, { cause: error });
  }
}
