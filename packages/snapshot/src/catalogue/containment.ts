import type { CatalogueEntry } from './entry.ts';

/** Groups and permissions that groups hold through others, counted once for each holder. */
const most = 100_000;

/**
 * Why groups cannot contain one another as a catalogue says; null where they can. Each group is given
 * everything it holds through others, and a long chain of long lists would not end.
 */
export function tooMuchContained(entries: readonly CatalogueEntry[]): string | null {
  const named = new Map<string, CatalogueEntry>();
  for (const entry of entries)
    for (const name of [entry.id, entry.label]) if (name !== undefined) named.set(name, entry);
  let held = 0;
  for (const entry of entries) {
    const reached = new Set([entry]);
    for (const one of reached) {
      const { permissions, contains = [] } = one;
      if (one !== entry) held += 1 + permissions.length + contains.length;
      if (held > most)
        return `its groups contain one another too often: through others they may hold ${most.toLocaleString('en-US')} groups and permissions in all`;
      for (const name of contains) {
        const inner = named.get(name);
        if (inner !== undefined) reached.add(inner);
      }
    }
  }
  return null;
}
