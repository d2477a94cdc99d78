import { compareTexts } from '../text/compare-texts.ts';
import { type FoldedChange, type Folding, foldings } from './log.ts';

/** Counts of what actors did, by actor, product, zone and kind. */
export interface Tally {
  add(change: FoldedChange): void;
  foldTo(folding: Folding): void;
  readonly folding: () => Folding;
  /** In an order that depends on the keys alone. */
  readonly changes: () => readonly FoldedChange[];
}

/** The name of all products at once, where products are folded. */
export const everyProduct = '*';

/**
 * Opens an empty tally. Where it would have more than `mostKeys` keys its zones are folded, and where that is not enough
 * its products: what it is in the end depends on the keys, not on their order.
 */
export function openTally(mostKeys: number): Tally {
  let folding: Folding = 'rows';
  let changes = new Map<string, FoldedChange>();

  const folded = (change: FoldedChange): FoldedChange => {
    if (folding === 'rows') return change;
    const product = folding === 'products' && change.kind !== 'login' ? everyProduct : change.product;
    return change.zone === null && product === change.product ? change : { ...change, product, zone: null };
  };
  const put = (change: FoldedChange) => {
    const own = folded(change);
    const key = keyOf(own);
    const known = changes.get(key);
    changes.set(key, known === undefined ? own : joined(known, own));
  };
  const foldTo = (next: Folding) => {
    if (foldings.indexOf(next) <= foldings.indexOf(folding)) return;
    folding = next;
    const before = changes;
    changes = new Map();
    for (const change of before.values()) put(change);
  };

  return {
    add: (change) => {
      put(change);
      if (changes.size > mostKeys) foldTo('zones');
      if (changes.size > mostKeys) foldTo('products');
    },
    foldTo,
    folding: () => folding,
    changes: () => [...changes].sort(([a], [b]) => compareTexts(a, b)).map(([, change]) => change),
  };
}

function keyOf({ actor, product, zone, kind }: FoldedChange): string {
  return JSON.stringify([actor.userId, actor.tokenId, actor.email, actor.type, product, zone, kind]);
}

function joined(one: FoldedChange, other: FoldedChange): FoldedChange {
  return {
    ...one,
    count: one.count + other.count,
    first: earlier(one.first, other.first),
    last: later(one.last, other.last),
  };
}

/** The earlier of two times as they are written here, all in one form. */
export function earlier(one: string, other: string): string {
  return compareTexts(one, other) <= 0 ? one : other;
}

/** The later of two times. */
export function later(one: string, other: string): string {
  return compareTexts(one, other) >= 0 ? one : other;
}
