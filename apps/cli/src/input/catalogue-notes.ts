import { didYouMean, printable } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import {
  areaWords,
  type CatalogueEntry,
  type EntryWithoutEffect,
  entriesWithoutEffect,
} from '@grantlens/snapshot/internal';

/** What of a user's own catalogue changes nothing, and why, or may be mistyped: sentences. */
export function catalogueNotes(entries: readonly CatalogueEntry[], account: Account): readonly string[] {
  const idle = entriesWithoutEffect(entries, account).map(({ place, entry, why }) => {
    const name = printable(entry.id ?? entry.label ?? entry.name ?? '');
    return `entry ${place} of the catalogue, for ${name}, has no effect: ${reasons[why]}.`;
  });
  return [...idle, ...newAreas(entries, account)];
}

/** An override may speak of an area that is new; more often its name is mistyped. */
function newAreas(entries: readonly CatalogueEntry[], { permissionGroups }: Account): readonly string[] {
  const named = new Set(
    entries.flatMap(({ permissions }) => permissions.map((name) => name.split(':')[0] ?? '')),
  );
  const shown = [...permissionGroups.values()].flatMap(({ source, contents }) =>
    source === 'user-catalogue' || contents.kind !== 'listed' ? [] : [...contents.permissions],
  );
  const known = new Set([...Object.keys(areaWords), ...shown.map((name) => name.split(':')[0] ?? '')]);
  return [...named]
    .filter((area) => area !== '*' && !known.has(area))
    .sort()
    .map(
      (area) =>
        `the catalogue speaks of the permission area ${printable(`"${area}"`)}, which is not known otherwise${didYouMean(area, known)}.`,
    );
}

const reasons: Readonly<Record<EntryWithoutEffect['why'], string>> = {
  'no-such-group': 'the account has no such permission group',
  'other-entry': 'another entry is for the same permission group',
  'ambiguous-name': 'several entries or several permission groups have that name',
};
