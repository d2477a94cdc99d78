import { printable } from '@grantlens/engine';
import {
  type Account,
  type CatalogueEntry,
  type EntryWithoutEffect,
  entriesWithoutEffect,
} from '@grantlens/snapshot';

/** Each entry of a user's own catalogue that changes nothing, and why: sentences. */
export function catalogueNotes(entries: readonly CatalogueEntry[], account: Account): readonly string[] {
  return entriesWithoutEffect(entries, account).map(({ place, entry, why }) => {
    const name = printable(entry.id ?? entry.label ?? entry.name ?? '');
    return `entry ${place} of the catalogue, for ${name}, has no effect: ${reasons[why]}.`;
  });
}

const reasons: Readonly<Record<EntryWithoutEffect['why'], string>> = {
  'no-such-group': 'the account has no such permission group',
  'other-entry': 'another entry is for the same permission group',
  'ambiguous-name': 'several entries or several permission groups have that name',
};
