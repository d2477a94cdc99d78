import type { Account } from '../account/account.ts';
import { addTo } from '../multimap.ts';
import type { CatalogueEntry } from './entry.ts';
import { indexCatalogue } from './match.ts';

/** An entry of a user's own catalogue that changes nothing. */
export interface EntryWithoutEffect {
  /** Its place in the file, from 1. */
  readonly place: number;
  readonly entry: CatalogueEntry;
  readonly why: 'no-such-group' | 'other-entry' | 'ambiguous-name';
}

/** The entries that give no permission group of an account its contents: each is likely a mistake of its author. */
export function entriesWithoutEffect(
  entries: readonly CatalogueEntry[],
  { permissionGroups }: Pick<Account, 'permissionGroups'>,
): readonly EntryWithoutEffect[] {
  const groups = [...permissionGroups.values()];
  const named = new Map<string, unknown[]>();
  for (const { side, name } of groups) addTo(named, `${side} ${name}`, name);
  const { find } = indexCatalogue(entries);
  const used = new Set<CatalogueEntry | null>();
  for (const { id, label, name, side } of groups) {
    const isUnique = named.get(`${side} ${name}`)?.length === 1;
    used.add(find({ id, label, uniqueName: isUnique ? name : null }));
  }
  return entries.flatMap((entry, at) => {
    if (used.has(entry)) return [];
    const meant = groups.filter((group) => isOf(entry, group));
    const isNamed = meant.some(({ id, label }) => id === entry.id || label === entry.label);
    const why = meant.length === 0 ? 'no-such-group' : isNamed ? 'other-entry' : 'ambiguous-name';
    return [{ place: at + 1, entry, why }];
  });
}

type Named = Pick<CatalogueEntry, 'id' | 'label' | 'name'>;

function isOf(
  { id, label, name }: Named,
  group: Readonly<Record<'id' | 'label' | 'name', string | null>>,
): boolean {
  return (
    (id !== undefined && id === group.id) ||
    (label !== undefined && label === group.label) ||
    (name !== undefined && name === group.name)
  );
}
