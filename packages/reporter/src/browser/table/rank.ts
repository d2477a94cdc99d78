import { type Column, textOf } from '../data/page-table.ts';

const known = new WeakMap<Column, Uint32Array>();

/** The place of every value of a column in the order of the column; worked out once. */
export function rankOf(column: Column): Uint32Array {
  const before = known.get(column);
  if (before !== undefined) return before;
  const { values } = column;
  const texts = values.map(textOf);
  const places = Uint32Array.from(values, (_, at) => at).sort((a, b) =>
    compare(texts[a] ?? '', texts[b] ?? ''),
  );
  const rank = new Uint32Array(values.length);
  let place = 0;
  for (const [at, code] of places.entries()) {
    const previous = places[at - 1];
    // Different values with one text stand at one place.
    if (previous !== undefined && texts[previous] !== texts[code]) place = at;
    rank[code] = place;
  }
  known.set(column, rank);
  return rank;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Words that have an order of their own: the gravest first. */
const ordered: ReadonlyMap<string, number> = new Map(
  ['critical', 'high', 'medium', 'low', 'info'].map((word, at) => [word, at]),
);

function compare(a: string, b: string): number {
  const [one, other] = [ordered.get(a), ordered.get(b)];
  if (one !== undefined && other !== undefined) return one - other;
  // What is empty comes after what is not.
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return collator.compare(a, b);
}
