import { type Access, compile } from '@grantlens/engine';
import { decodeSnapshot, normalise, readCatalogue } from '@grantlens/snapshot';
import type { CatalogueEntry } from '@grantlens/snapshot/internal';
import { type NamedBytes, naming } from './named-bytes.ts';
import { readYaml } from './yaml-file.ts';

/** How the bytes of a snapshot are read. */
export interface Reading {
  readonly catalogue: readonly CatalogueEntry[];
  readonly modified: 'refuse' | 'allow';
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
