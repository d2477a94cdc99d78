import type { Holders } from '../../rows/row-holders.ts';
import type { Flow } from './flows.ts';

/** Distinct principals. */
export interface Tally {
  /** Everybody, each once. */
  readonly all: readonly number[];
  /** Those of whom none of it is certain. */
  readonly unsure: ReadonlySet<number>;
}

/** Opens the counting of distinct principals in a population of some size. */
export function openTally(population: number): (flows: readonly Flow[]) => Tally {
  const seen = new Uint32Array(population);
  let round = 0;
  // A mark per principal, and not a set per flow: in a large account these are millions.
  const fresh = (lists: Iterable<Holders>): readonly number[] => {
    const found: number[] = [];
    for (const list of lists) {
      for (const at of list) {
        if (seen[at] === round) continue;
        seen[at] = round;
        found.push(at);
      }
    }
    return found;
  };
  return (flows) => {
    round += 1;
    const sure = fresh(listsIn(flows, 'sure'));
    const unsure = fresh(listsIn(flows, 'unsure'));
    return { all: [...sure, ...unsure], unsure: new Set(unsure) };
  };
}

/** Most flows of a user group have the same list of its members. */
function listsIn(flows: readonly Flow[], kind: 'sure' | 'unsure'): ReadonlySet<Holders> {
  const lists = new Set<Holders>();
  for (const flow of flows) for (const list of flow[kind]) lists.add(list);
  return lists;
}
