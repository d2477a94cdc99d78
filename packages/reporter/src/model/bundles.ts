import type { Cut } from '../words/excepted-part.ts';

/** What a picture draws as one: what has one key, or all the smaller ones together. */
export interface Bundle<Item> {
  readonly name: string;
  readonly keys: ReadonlySet<string>;
  readonly items: readonly Item[];
}

/** What an item belongs to. */
export interface BundleKey {
  readonly key: string;
  readonly name: string;
}

/** The items by what they belong to, in the order in which that first occurs. */
export function bundlesBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => BundleKey,
): readonly Bundle<Item>[] {
  // The script of the page needs this too, and is not to carry more than it uses.
  const byKey = new Map<string, Item[]>();
  const names = new Map<string, string>();
  for (const item of items) {
    const { key, name } = keyOf(item);
    const own = byKey.get(key);
    if (own !== undefined) own.push(item);
    else {
      byKey.set(key, [item]);
      names.set(key, name);
    }
  }
  return [...byKey].map(([key, own]) => ({ name: names.get(key) ?? key, keys: new Set([key]), items: own }));
}

/**
 * The first bundles alone, and those after them together by their kind: at most `most`, as long as kinds are few. Alone of
 * its kind, one stays as it is.
 */
export function restByKind<Item, Own extends Bundle<Item>>(
  bundles: readonly Own[],
  { most, kindOf, together }: Kinds<Item, Own>,
): readonly Own[] {
  if (bundles.length <= most) return bundles;
  for (let kept = most - 1; kept > 0; kept--) {
    const kinds = new Map<string, Own[]>();
    for (const bundle of bundles.slice(kept)) {
      const kind = kindOf(bundle);
      const own = kinds.get(kind);
      if (own === undefined) kinds.set(kind, [bundle]);
      else own.push(bundle);
    }
    if (kept + kinds.size > most) continue;
    return [
      ...bundles.slice(0, kept),
      ...[...kinds].flatMap(([kind, own]) => (own.length === 1 ? own : [together(joined(own), kind)])),
    ];
  }
  return bundles;
}

interface Kinds<Item, Own> {
  readonly most: number;
  readonly kindOf: (bundle: Own) => string;
  readonly together: (rest: Omit<Bundle<Item>, 'name'>, kind: string) => Own;
}

function joined<Item>(bundles: readonly Bundle<Item>[]): Omit<Bundle<Item>, 'name'> {
  return {
    keys: new Set(bundles.flatMap(({ keys }) => [...keys])),
    items: bundles.flatMap(({ items }) => items),
  };
}

/** How much exceptions cut, of parts that each are cut or whole. */
export function cutOf(parts: readonly { readonly hasWhole: boolean; readonly hasCut: boolean }[]): Cut {
  if (parts.every(({ hasCut }) => !hasCut)) return 'none';
  return parts.some(({ hasWhole }) => hasWhole) ? 'some' : 'all';
}
