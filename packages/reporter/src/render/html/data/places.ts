import { invariant } from '@grantlens/snapshot/internal';
import type { Cell, Column, Values } from '../../../model/tables/column.ts';
import { inPlanes } from './planes.ts';

/** The ids of a table, and where each is among them: looked up only where lists name them that do not know it. */
export interface Places {
  readonly ids: Values;
  readonly of: () => ReadonlyMap<Cell, number>;
}

/** Opens the places of a column of ids. */
export function openPlaces({ values: ids }: Column): Places {
  let known: ReadonlyMap<Cell, number> | null = null;
  return {
    ids,
    of: () => {
      known ??= new Map(Array.from({ length: ids.length }, (_, at) => [ids.at(at) ?? null, at]));
      return known;
    },
  };
}

/** Whether all values of a column are lists of ids that have a place. */
export function areIn({ ids, of }: Places, { values, among }: Column): boolean {
  if (among?.ids === ids) return true;
  return every(values, isList) && every(values, (list) => isList(list) && list.every((id) => of().has(id)));
}

/**
 * Lists of ids as places in the column of these ids: how many each list has, and how far each place is from the one before,
 * twice that forwards and one less backwards.
 */
export function placesIn(
  places: Places,
  column: Column,
): readonly [counts: readonly Uint8Array[], steps: readonly Uint8Array[]] {
  const { length } = column.values;
  const placesOf = openLists(places, column);
  const counts = new Uint32Array(length);
  const steps: number[] = [];
  let before = 0;
  for (let at = 0; at < length; at++) {
    const list = placesOf(at);
    counts[at] = list.length;
    for (const place of list) {
      const step = place - before;
      steps.push(step < 0 ? -2 * step - 1 : 2 * step);
      before = place;
    }
  }
  return [[inPlanes(counts)], [inPlanes(Uint32Array.from(steps))]];
}

/** Returns a function that gives the places of the ids of a value. */
function openLists({ ids, of }: Places, { values, among }: Column): (at: number) => readonly number[] {
  if (among?.ids === ids)
    return (at) => {
      const place = among.placeOf(at);
      return place === null ? [] : [place];
    };
  const places = of();
  return (at) => {
    const list = values.at(at);
    invariant(isList(list), 'the values are lists');
    return list.map((id) => {
      const place = places.get(id);
      invariant(place !== undefined, 'every id has a place');
      return place;
    });
  };
}

function every(values: Values, holds: (value: Cell | undefined) => boolean): boolean {
  for (let at = 0; at < values.length; at++) if (!holds(values.at(at))) return false;
  return true;
}

function isList(cell: Cell | undefined): cell is readonly string[] {
  return typeof cell === 'object' && cell !== null;
}
