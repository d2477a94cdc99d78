import type { Zone } from '../account/account.ts';
import { zoneKey } from '../keys/resource-key.ts';

/** A zone; its key contains its id. */
export type ZoneRow = readonly [id: string, name: string | null, status: string | null, type: string | null];

/** A zone as a row. */
export function zoneRow({ id, name, status, type }: Zone): ZoneRow {
  return [id, name, status, type];
}

/** Reads the zone of a row. */
export function readZoneRow([id, name, status, type]: ZoneRow): Zone {
  return { id, name, status, type, key: zoneKey(id) };
}
