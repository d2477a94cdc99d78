import type { Zone } from '../account/account.ts';
import type { Place } from '../account/policy.ts';
import { types } from '../keys/resource-type.ts';

/** A place on a zone that the account lists is the number of the zone's row; every other place is written as it is. */
export type PlaceRow = number | Place;

/** A place as a row. */
export function placeRow(place: Place, rowOfZone: (key: string) => number | undefined): PlaceRow {
  const { scope, objectKey, gaps } = place;
  if (scope?.kind !== 'resource' || scope.key !== objectKey || gaps.length > 0) return place;
  if (scope.key !== scope.resource || scope.type !== types.zone) return place;
  return rowOfZone(scope.key) ?? place;
}

/** The place that is a zone. */
export function placeOfZone({ key }: Zone): Place {
  return { scope: { kind: 'resource', key, type: types.zone, resource: key }, objectKey: key, gaps: [] };
}
