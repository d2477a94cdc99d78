/** Elements of a list, written one after the other: element n is the bytes from `starts[n]` to before `ends[n]`. */
export interface Segments {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The most bytes that make an exact number. */
const inNumber = 6;

/** Up to here putting one element after the other into its place beats the language's sort, which calls back. */
const short = 200;

/**
 * The canonical order of elements by their text; null when they are in it already.
 *
 * Elements of one list begin alike, and then an id tells most of them apart: the first bytes after what all have in
 * common, taken as a number, nearly always decide.
 */
export function orderOf(bytes: Uint8Array, { starts, ends }: Segments): readonly number[] | null {
  const common = commonLength(bytes, { starts, ends });
  const keys: number[] = [];
  let isSorted = true;
  for (let n = 0; n < starts.length; n++) {
    const from = (starts[n] ?? 0) + common;
    const to = ends[n] ?? 0;
    let key = 0;
    for (let at = from; at < from + inNumber; at++) key = key * 256 + (at < to ? rankAt(bytes, at) : 0);
    if (n > 0 && (keys[n - 1] ?? 0) >= key) isSorted = false;
    keys.push(key);
  }
  if (isSorted) return null;
  const compareRest = (a: number, b: number): number => {
    let one = (starts[a] ?? 0) + common;
    let other = (starts[b] ?? 0) + common;
    const oneEnd = ends[a] ?? 0;
    const otherEnd = ends[b] ?? 0;
    for (; one < oneEnd && other < otherEnd; one++, other++) {
      if (bytes[one] !== bytes[other]) return rankAt(bytes, one) - rankAt(bytes, other);
    }
    return oneEnd - one - (otherEnd - other);
  };
  const order: number[] = [];
  const compare = (a: number, b: number): number => (keys[a] ?? 0) - (keys[b] ?? 0) || compareRest(a, b);
  for (let n = 0; n < keys.length; n++) {
    order.push(n);
    if (keys.length > short) continue;
    let to = n;
    while (to > 0 && compare(order[to - 1] ?? 0, n) > 0) {
      order[to] = order[to - 1] ?? 0;
      to -= 1;
    }
    order[to] = n;
  }
  return keys.length > short ? order.sort(compare) : order;
}

/** How many bytes all elements begin with in common. */
function commonLength(bytes: Uint8Array, { starts, ends }: Segments): number {
  const first = starts[0] ?? 0;
  let common = (ends[0] ?? 0) - first;
  for (let n = 1; n < starts.length; n++) {
    const start = starts[n] ?? 0;
    const most = Math.min(common, (ends[n] ?? 0) - start);
    common = 0;
    while (common < most && bytes[first + common] === bytes[start + common]) common += 1;
  }
  return common;
}

/**
 * Ranks of bytes, so that texts in UTF-8 stand in the order of their UTF-16 units, as RFC 8785 has it: a letter beyond
 * U+FFFF (which begins with 0xf0 to 0xf4) is two units there, and those come before U+E000 (0xee).
 */
const ranks: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0xf0) return byte - 2;
  return byte >= 0xee ? byte + 5 : byte;
});

function rankAt(bytes: Uint8Array, at: number): number {
  return ranks[bytes[at] ?? 0] ?? 0;
}
