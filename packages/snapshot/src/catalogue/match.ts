import type { CatalogueEntry } from './entry.ts';

/** A catalogue made ready to be searched. */
export interface CatalogueIndex<Entry extends CatalogueEntry = CatalogueEntry> {
  readonly find: (group: Sought) => Entry | null;
}

/** What is known of the group whose entry is sought. */
export interface Sought {
  readonly id: string | null;
  readonly label: string | null;
  /** Null also where another group of the same side has the name: then it names nothing (S8). */
  readonly uniqueName: string | null;
}

/** Finds entries by id, then by label, then by exact name where only one entry has it (S8). */
export function indexCatalogue<Entry extends CatalogueEntry>(
  entries: readonly Entry[],
): CatalogueIndex<Entry> {
  const byId = new Map<string, Entry>();
  const byLabel = new Map<string, Entry>();
  const byName = new Map<string, Entry | null>();
  for (const entry of entries) {
    if (entry.id !== undefined) byId.set(entry.id, entry);
    if (entry.label !== undefined) byLabel.set(entry.label, entry);
    if (entry.name !== undefined) byName.set(entry.name, byName.has(entry.name) ? null : entry);
  }
  return {
    find: ({ id, label, uniqueName }) =>
      (id === null ? undefined : byId.get(id)) ??
      (label === null ? undefined : byLabel.get(label)) ??
      (uniqueName === null ? undefined : byName.get(uniqueName)) ??
      null,
  };
}
