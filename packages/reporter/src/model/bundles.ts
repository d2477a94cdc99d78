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

/** The first bundles alone, and those after them as one: at most `most`. */
export function restAsOne<Item, Own extends Bundle<Item>>(
  bundles: readonly Own[],
  most: number,
  together: (rest: Omit<Bundle<Item>, 'name'>) => Own,
): readonly Own[] {
  if (bundles.length <= most) return bundles;
  const rest = bundles.slice(most - 1);
  const keys = new Set(rest.flatMap((bundle) => [...bundle.keys]));
  return [...bundles.slice(0, most - 1), together({ keys, items: rest.flatMap(({ items }) => items) })];
}

/** How much exceptions cut, of parts that each are cut or whole. */
export function cutOf(parts: readonly { readonly hasWhole: boolean; readonly hasCut: boolean }[]): Cut {
  if (parts.every(({ hasCut }) => !hasCut)) return 'none';
  return parts.some(({ hasWhole }) => hasWhole) ? 'some' : 'all';
}
