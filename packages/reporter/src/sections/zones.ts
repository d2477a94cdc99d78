import type { Account } from '@grantlens/snapshot';
import { compareBy } from './order.ts';

/** A zone of the account. Rows of entitlements name it in `zone`. */
export interface ZoneRow {
  readonly id: string;
  readonly name: string | null;
  readonly status: string | null;
  readonly type: string | null;
}

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
