import { type Access, compile } from '@grantlens/engine';
import { decodeSnapshot, normalise, readCatalogue, type Snapshot } from '@grantlens/snapshot';
import type { CatalogueEntry } from '@grantlens/snapshot/internal';
import { type NamedBytes, naming } from './named-bytes.ts';
import { readYaml } from './yaml-file.ts';

/** How the bytes of a snapshot are read. */
export interface Reading {
  readonly catalogue: readonly CatalogueEntry[];
  readonly modified: 'refuse' | 'allow';
}

/** Opens the bytes of a snapshot file. */
export function openBytes(file: NamedBytes, reading: Reading): Access {
  return openRaw(file, reading).access;
}

/** Opens the bytes of a snapshot file, and keeps what the API said. */
export function openRaw(
  { path, bytes, maxSize }: NamedBytes,
  reading: Reading,
): { readonly access: Access; readonly snapshot: Snapshot } {
  const { snapshot, modified } = naming(path, () => decodeSnapshot(bytes, reading.modified, maxSize));
  return { access: compile(normalise(snapshot, { catalogue: reading.catalogue, modified })), snapshot };
}

/** Reads the entries of a catalogue file; none where there is no file. */
export async function readEntries(file: NamedBytes | null): Promise<readonly CatalogueEntry[]> {
  return file === null ? [] : readYaml(file, { code: 'catalogue-unreadable', read: readCatalogue });
}
