import { intList } from './ints.ts';
import type { PlaceList } from './places.ts';

/** The kinds of wide places as integers. */
export const widePlaces = { account: 0, type: 1, unseen: 2 } as const;

/** Lists of places, by number and one behind the other; see `PlaceList`. */
export interface PlaceTable {
  /** By list, where its wide places begin, in `wide`. */
  readonly wideStarts: Int32Array;
  /** Four integers a place: its kind, its slot (-1 for none), 1 where it is in doubt, and its position in the list. */
  readonly wide: Int32Array;
  /** By list, where its runs of named places begin, in `runs`. */
  readonly runStarts: Int32Array;
  /** Four integers a run: its slot, 1 where it is in doubt, and from where to where it reaches in `resources`. */
  readonly runs: Int32Array;
  /** Ascending within a run. */
  readonly resources: Int32Array;
  /** For each of `resources`, its position in the list. */
  readonly at: Int32Array;
}

/** Integers per record of `wide` and of `runs`. */
export const placeRecord = 4;

/** Writes lists of places into arrays. */
export function tabulatePlaces(all: readonly PlaceList[]): PlaceTable {
  const [wideStarts, wide, runStarts, runs] = [intList(), intList(), intList(), intList()];
  const length = all.reduce(
    (sum, { named }) => named.reduce((more, { resources }) => more + resources.length, sum),
    0,
  );
  const resources = new Int32Array(length);
  const at = new Int32Array(length);
  let end = 0;
  for (const list of all) {
    wideStarts.push(wide.length());
    runStarts.push(runs.length());
    for (const place of list.wide)
      for (const value of [widePlaces[place.kind], place.slot, Number(place.isDoubtful), place.at])
        wide.push(value);
    for (const run of list.named) {
      resources.set(run.resources, end);
      at.set(run.at, end);
      for (const value of [run.slot, Number(run.isDoubtful), end, end + run.resources.length])
        runs.push(value);
      end += run.resources.length;
    }
  }
  wideStarts.push(wide.length());
  runStarts.push(runs.length());
  return {
    wideStarts: wideStarts.done(),
    wide: wide.done(),
    runStarts: runStarts.done(),
    runs: runs.done(),
    resources,
    at,
  };
}
