import type { Zone } from '../account/account.ts';
import { readZoneRow } from '../api/zone.ts';
import { zoneKey } from '../keys/resource-key.ts';
import { compareTexts } from '../text/compare-texts.ts';
import { readLegacyName } from './atomic.ts';
import type { Notes } from './notes.ts';
import { readRows } from './rows.ts';

/** The zones of the account, by name then id, and the permission names their rows mention. */
export function readZones(
  items: readonly unknown[],
  accountId: string,
  notes: Notes,
): { readonly zones: readonly Zone[]; readonly names: readonly string[]; readonly unreadable: number } {
  const { rows, unreadable } = readRows('zones', items, readZoneRow, notes);
  const zones = new Map<string, Zone>();
  for (const { value, path } of rows) {
    const owner = value.account?.id;
    if (typeof owner === 'string' && owner !== accountId) {
      notes.issue({
        collection: 'zones',
        path,
        message: 'the zone belongs to another account and is left out',
      });
    } else if (!zones.has(value.id)) {
      const { id, name, status, type } = value;
      zones.set(id, { id, name: name ?? null, status: status ?? null, type: type ?? null, key: zoneKey(id) });
    }
  }
  const names = rows.flatMap(({ value }) => (value.permissions ?? []).map(readLegacyName));
  const inOrder = [...zones.values()].sort(
    (a, b) => compareTexts(a.name ?? '', b.name ?? '') || compareTexts(a.id, b.id),
  );
  return { zones: inOrder, names: names.filter((name) => name !== null), unreadable };
}
