import { invariant } from '@grantlens/snapshot/internal';
import type { Cell, Column, Values } from '../../../model/tables/column.ts';
import { inPlanes } from './planes.ts';

/** Where each id of a column is in it. */
export type Places = () => ReadonlyMap<Cell, number>;

/** Opens the places of a column of ids, which are looked up only where a list may name them. */
export function openPlaces({ values: ids }: Column): Places {
  let known: ReadonlyMap<Cell, number> | null = null;
  return () => {
    known ??= new Map(Array.from({ length: ids.length }, (_, at) => [ids.at(at) ?? null, at]));
    return known;
  };
}

/** Whether all values are lists of ids that have a place. */
export function areIn(placesOf: Places, lists: Values): boolean {
  return (
    every(lists, isList) && every(lists, (list) => isList(list) && list.every((id) => placesOf().has(id)))
  );
}

/**
 * Lists of ids as places in the column of these ids: how many each list has, and how far each place is from the one before,
 * twice that forwards and one less backwards.
 */
export function placesIn(
  places: ReadonlyMap<Cell, number>,
  lists: Values,
): readonly [counts: readonly Uint8Array[], steps: readonly Uint8Array[]] {
  const counts: number[] = [];
  const steps: number[] = [];
  let before = 0;
  every(lists, (list) => {
    invariant(isList(list), 'the values are lists');
    counts.push(list.length);
    for (const id of list) {
      const place = places.get(id);
      invariant(place !== undefined, 'every id has a place');
      const step = place - before;
      steps.push(step < 0 ? -2 * step - 1 : 2 * step);
      before = place;
    }
    return true;
  });
  return [[inPlanes(Uint32Array.from(counts))], [inPlanes(Uint32Array.from(steps))]];
}

function every(values: Values, holds: (value: Cell | undefined) => boolean): boolean {
  for (let at = 0; at < values.length; at++) if (!holds(values.at(at))) return false;
  return true;
}

function isList(cell: Cell | undefined): cell is readonly string[] {
  return typeof cell === 'object' && cell !== null;
}
