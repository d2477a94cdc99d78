import type { Account } from '@grantlens/snapshot';
import type { ZoneRow } from '../model/zones.ts';
import { compareBy } from '../words/order.ts';

/** Every zone that was seen, by name. */
export function listZones({ zones }: Account): readonly ZoneRow[] {
  return zones
    .map(({ id, name, status, type }) => ({ id, name, status, type }))
    .sort(
      compareBy(
        (zone) => zone.name,
        (zone) => zone.id,
      ),
    );
}
