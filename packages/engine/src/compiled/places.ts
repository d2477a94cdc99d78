import type { Place } from '@grantlens/snapshot/internal';
import type { ResourceNames } from './resources.ts';

/** The places of a resource group of which the same can be said: of one type, and all in doubt or none. */
export interface NamedPlaces {
  readonly type: string;
  readonly slot: number;
  readonly isDoubtful: boolean;
  /** Numbers of resources, ascending; one stands twice where two spellings of it are named. */
  readonly resources: Int32Array;
  /** For each of `resources`, which place of the resource group names it. */
  readonly at: Int32Array;
}

/**
 * A place that is more than one resource: the whole account, every resource of a type, or one that could not
 * be read.
 */
export interface WidePlace {
  readonly kind: 'account' | 'type' | 'unseen';
  /** Null where it has none. */
  readonly type: string | null;
  readonly slot: number;
  readonly isDoubtful: boolean;
  readonly at: number;
}

/** The places of a resource group in integers. */
export interface PlaceList {
  /** Its position among all lists. */
  readonly number: number;
  readonly named: readonly NamedPlaces[];
  readonly wide: readonly WidePlace[];
}

/** The lists of places that policies reach. */
export interface PlaceBook {
  readonly of: (places: readonly Place[]) => PlaceList;
  /** All that were asked for so far. */
  readonly all: readonly PlaceList[];
}

/** Reads lists of places; a list that many policies share is read once. */
export function openPlaces(names: ResourceNames): PlaceBook {
  const known = new Map<readonly Place[], PlaceList>();
  const all: PlaceList[] = [];
  const of = (places: readonly Place[]): PlaceList => {
    const seen = known.get(places);
    if (seen !== undefined) return seen;
    const list = { number: all.length, ...readPlaces(places, names) };
    known.set(places, list);
    all.push(list);
    return list;
  };
  return { of, all };
}

/** Places that are resources, gathered before they are put in order. */
interface Gathered {
  readonly type: string;
  readonly isDoubtful: boolean;
  /** `resource * stride + at` of each. */
  readonly packed: number[];
}

function readPlaces(places: readonly Place[], names: ResourceNames): Omit<PlaceList, 'number'> {
  const wide: WidePlace[] = [];
  const named: Gathered[] = [];
  const stride = places.length;
  let last: Gathered | undefined;
  for (let at = 0; at < places.length; at += 1) {
    const { scope, gaps } = places[at]!;
    const isDoubtful = gaps.length > 0;
    if (scope === null || scope.kind === 'account') {
      wide.push({ kind: scope === null ? 'unseen' : 'account', type: null, slot: -1, isDoubtful, at });
    } else if (scope.kind === 'type') {
      wide.push({ kind: 'type', type: scope.type, slot: names.slot(scope.type), isDoubtful, at });
    } else {
      const { type } = scope;
      if (last === undefined || last.type !== type || last.isDoubtful !== isDoubtful) {
        last = named.find((one) => one.type === type && one.isDoubtful === isDoubtful);
        if (last === undefined) {
          last = { type, isDoubtful, packed: [] };
          named.push(last);
        }
      }
      last.packed.push(names.number(scope.resource, type) * stride + at);
    }
  }
  return { wide, named: named.map((one) => inOrder(one, stride, names)) };
}

function inOrder({ type, isDoubtful, packed }: Gathered, stride: number, names: ResourceNames): NamedPlaces {
  const sorted = Float64Array.from(packed).sort();
  const resources = new Int32Array(sorted.length);
  const at = new Int32Array(sorted.length);
  for (let n = 0; n < sorted.length; n += 1) {
    resources[n] = Math.floor(sorted[n]! / stride);
    at[n] = sorted[n]! % stride;
  }
  return { type, slot: names.slot(type), isDoubtful, resources, at };
}
