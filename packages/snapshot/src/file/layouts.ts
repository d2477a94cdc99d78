import { utf8Bytes } from '../text/utf8.ts';

/** The fields of an object in order of names: the names, and as bytes what stands before each value, `"name":`. */
export interface Layout {
  readonly names: readonly string[];
  readonly texts: readonly Uint8Array[];
}

/**
 * Objects that are used as maps all have different keys, so of those with the same first key only this many
 * are kept.
 */
const mostAlike = 20;

/** Gives the layouts of objects. It is made once for all objects with the same keys in the same order. */
export function openLayouts(): (value: object) => Layout {
  const byFirst = new Map<string, { readonly keys: readonly string[]; readonly layout: Layout }[]>();
  return (value) => {
    const keys = Object.keys(value);
    const first = keys[0] ?? '';
    const alike = byFirst.get(first) ?? [];
    for (const known of alike) if (isSameList(known.keys, keys)) return known.layout;
    const names = keys.toSorted();
    const layout = { names, texts: names.map((name) => utf8Bytes(`${JSON.stringify(name)}:`)) };
    if (alike.length < mostAlike) byFirst.set(first, [...alike, { keys, layout }]);
    return layout;
  };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
