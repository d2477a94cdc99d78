import type { Place } from '../account/policy.ts';
import { comparePlaces } from './policy-order.ts';
import type { Piece } from './scopes.ts';

/** What a scope reaches. It is the same for every policy that says the same of a resource group. */
export interface Reach {
  /** The places it certainly reaches: each once, in order of keys. */
  readonly places: readonly Place[];
  /** A piece of it cannot be read. */
  readonly hasUnseen: boolean;
  /** A piece of it has no objects. */
  readonly hasEmpty: boolean;
  /** Keys of other accounts. */
  readonly foreign: readonly string[];
}

/** Sorts the pieces of a scope by what they reach. */
export function reachOf(pieces: readonly Piece[]): Reach {
  const places: Place[] = [];
  const foreign: string[] = [];
  let hasUnseen = false;
  let hasEmpty = false;
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'reaches':
        places.push(piece.place);
        break;
      case 'unseen':
        hasUnseen = true;
        break;
      case 'foreign':
        foreign.push(piece.key);
        break;
      case 'empty':
        hasEmpty = true;
        break;
    }
  }
  return { places: inOrder(places), hasUnseen, hasEmpty, foreign };
}

function inOrder(places: readonly Place[]): readonly Place[] {
  return places.toSorted(comparePlaces).filter((place, at, sorted) => {
    const before = sorted[at - 1];
    return before === undefined || comparePlaces(before, place) !== 0;
  });
}
