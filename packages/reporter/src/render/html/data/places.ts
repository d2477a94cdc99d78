import type { Cell, Column } from '../../../model/tables/column.ts';
import { inPlanes } from './planes.ts';

/**
 * Lists of ids as places in the column of these ids: how many each list has, and how far each place is from the one before,
 * twice that forwards and one less backwards. Null where one is not in the column.
 */
export function placesIn(
  { values: ids }: Column,
  lists: readonly Cell[],
): readonly [counts: Uint8Array, steps: Uint8Array] | null {
  const places = new Map(ids.map((id, at) => [id, at]));
  const counts: number[] = [];
  const steps: number[] = [];
  let before = 0;
  for (const list of lists) {
    if (typeof list !== 'object' || list === null) return null;
    counts.push(list.length);
    for (const id of list) {
      const place = places.get(id);
      if (place === undefined) return null;
      const step = place - before;
      steps.push(step < 0 ? -2 * step - 1 : 2 * step);
      before = place;
    }
  }
  return [inPlanes(Uint32Array.from(counts)), inPlanes(Uint32Array.from(steps))];
}
