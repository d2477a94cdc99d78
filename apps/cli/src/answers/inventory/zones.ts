import { printable } from '@grantlens/engine/internal';
import { zoneRecord } from '../shown/zone.ts';
import type { Inventory } from './inventory.ts';

/** The zones, with their ids: two may have one name. */
export const zones: Inventory = {
  words: ['zone', 'zones'],
  columns: [{ title: 'zone' }, { title: 'status' }, { title: 'type' }, { title: 'zone id' }],
  restsOn: ['zones'],
  rows: ({ account }) =>
    account.zones.map((zone) => ({
      record: () => ({ zone: zoneRecord(zone) }),
      cells: [zone.name ?? '', zone.status ?? '', zone.type ?? '', zone.id].map(printable),
    })),
};
