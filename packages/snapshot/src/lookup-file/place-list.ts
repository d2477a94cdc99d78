import type { Zone } from '../account/account.ts';
import type { Place } from '../account/policy.ts';
import { zoneKey } from '../keys/resource-key.ts';
import { types } from '../keys/resource-type.ts';

/** A place on a zone that the account lists is that zone; every other place is written as it is. */
type PlaceRow =
  | readonly [id: string, name: string | null, status: string | null, type: string | null]
  | Place;

/** The places of a list, and the zones among them. */
export interface PlaceList {
  readonly places: readonly Place[];
  readonly zones: readonly Zone[];
}

/**
 * Writes lists of places as JSON text, with all that is known of their zones: a grant is put into words with the names
 * of its zones, and one by one they would be thousands of reads.
 */
export function openPlaceWriter(zonesByKey: ReadonlyMap<string, Zone>): (places: readonly Place[]) => string {
  const written = new Map<string, string>();
  const write = (place: Place): string => {
    const zone = zoneOf(place, zonesByKey);
    if (zone === null) return JSON.stringify(place);
    const known = written.get(zone.key);
    if (known !== undefined) return known;
    const text = JSON.stringify([zone.id, zone.name, zone.status, zone.type] satisfies PlaceRow);
    written.set(zone.key, text);
    return text;
  };
  return (places) => `[${places.map(write).join(',')}]`;
}

/** The zone that says all there is to say of a place. */
function zoneOf({ scope, objectKey, gaps }: Place, zonesByKey: ReadonlyMap<string, Zone>): Zone | null {
  if (scope?.kind !== 'resource' || scope.key !== objectKey || gaps.length > 0) return null;
  if (scope.key !== scope.resource || scope.type !== types.zone) return null;
  return zonesByKey.get(scope.key) ?? null;
}

/** Reads the places of a row. */
export function readPlaceList(row: unknown): PlaceList {
  const zones: Zone[] = [];
  const places = (row as readonly PlaceRow[]).map((place): Place => {
    if (!isZone(place)) return place;
    const [id, name, status, type] = place;
    const key = zoneKey(id);
    zones.push({ id, name, status, type, key });
    return {
      scope: { kind: 'resource', key, type: types.zone, resource: key },
      objectKey: key,
      gaps: [],
    };
  });
  return { places, zones };
}

function isZone(place: PlaceRow): place is Exclude<PlaceRow, Place> {
  return Array.isArray(place);
}
