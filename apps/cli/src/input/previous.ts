import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccessGraph } from '@grantlens/engine';
import { inputFiles, manifestFile, readManifest, sha256 } from '@grantlens/reporter';
import { GrantlensError } from '@grantlens/snapshot';
import { type NamedBytes, readBytes } from './snapshot-file.ts';

/** What the previous review left behind. */
export interface Previous {
  readonly snapshot: NamedBytes;
  /** SHA-256, in hex, of the manifest of its package; null where only the snapshot is given. */
  readonly manifest: string | null;
}

/**
 * Reads what the previous review saw of an account: a snapshot, or the package of that review.
 *
 * @throws GrantlensError `package-unreadable` when the snapshot is not the one that the package lists
 */
export async function readPrevious(path: string): Promise<Previous> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
  const file = isFolder ? join(path, inputFiles.snapshot) : path;
  const snapshot = { path: file, bytes: await readBytes(file, 'the previous snapshot') };
  const bytes = isFolder ? await readFile(join(path, manifestFile)).catch(() => null) : null;
  if (bytes === null) return { snapshot, manifest: null };
  const listed = readManifest(bytes).files.find(({ name }) => name === inputFiles.snapshot);
  if (listed?.sha256 !== sha256(snapshot.bytes)) {
    const text = `${file} is not the snapshot that ${join(path, manifestFile)} lists`;
    throw new GrantlensError('package-unreadable', text);
  }
  return { snapshot, manifest: sha256(bytes) };
}

/**
 * Checks that one review can be compared with another.
 *
 * @throws GrantlensError `accounts-differ`
 */
export function checkPrevious(previous: AccessGraph, current: AccessGraph): void {
  const [was, is] = [previous.account, current.account];
  if (was.id !== is.id) {
    const text = `the previous review is of the account ${was.id} and this one of ${is.id}`;
    throw new GrantlensError('accounts-differ', text);
  }
}
