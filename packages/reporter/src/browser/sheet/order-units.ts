/** A heading, and the units under it: rows of the sheet. */
export interface Heading {
  readonly key: string;
  readonly rows: readonly number[];
}

/** What is listed, from the top: rows of the sheet, and headings. */
export interface Listed {
  readonly headings: readonly Heading[];
  /** A number below that of the rows is a row; from there on they are headings, in their order. */
  readonly items: Uint32Array;
  /** The units among them, in that order. */
  readonly units: readonly number[];
  /** The place of a row among the items; -1 where it is not listed. */
  readonly placeOf: (row: number) => number;
}

/**
 * Lists units under their headings. Headings stand in the order of the first unit under each, which is what matters
 * most of it; `null` lists them as they are.
 */
export function orderUnits(
  rows: Iterable<number>,
  count: number,
  keyOf: ((row: number) => string) | null,
): Listed {
  const byKey = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf === null ? '' : keyOf(row);
    const before = byKey.get(key);
    if (before === undefined) byKey.set(key, [row]);
    else before.push(row);
  }
  const headings = [...byKey].map(([key, under]): Heading => ({ key, rows: under }));
  const items = headings.flatMap((heading, at) => [...(keyOf === null ? [] : [count + at]), ...heading.rows]);
  const places = new Map(items.map((item, at) => [item, at]));
  return {
    headings,
    items: Uint32Array.from(items),
    units: headings.flatMap((heading) => heading.rows),
    placeOf: (row) => places.get(row) ?? -1,
  };
}
