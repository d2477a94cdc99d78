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

/**
 * Opens the snapshot a question is about.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function openSnapshot(options: QuestionOptions, io: Io): Promise<AccessGraph> {
  const path = snapshotPath(options.snapshot, io);
  if (path === null) {
    throw new GrantlensError('usage', 'no snapshot is given: pass --snapshot FILE or set GRANTLENS_SNAPSHOT');
  }
  const bytes = await readBytes(path, 'the snapshot');
  const { snapshot, modified } = naming(path, () =>
    decodeSnapshot(bytes, options.allowModified ? 'allow' : 'refuse'),
  );
  return compile(normalise(snapshot, { catalogue: await readUserCatalogue(options.catalogue), modified }));
}

async function readUserCatalogue(path: string | undefined): Promise<readonly CatalogueEntry[]> {
  if (path === undefined) return [];
  const text = Buffer.from(await readBytes(path, 'the catalogue')).toString('utf8');
  const { parse } = await import('yaml');
  return naming(path, () => readCatalogue(parseYaml(text, parse)));
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
