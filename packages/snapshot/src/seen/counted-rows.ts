import { canonicalText } from '../file/canonical.ts';
import { isObject } from '../json.ts';

/** How many rows there are. */
export interface RowCount {
  /** Each id once, and each text of a row without one. */
  readonly distinct: number;
  /** Whether equal rows without an id count as one row each. */
  readonly most: number;
  /** All of them, repeated ones too. */
  readonly all: number;
}

/** Counts rows: order and duplicates do not matter (S1). */
export function countRows(rows: readonly unknown[]): RowCount {
  const ids = new Set<string>();
  const texts = new Set<string>();
  let nameless = 0;
  for (const row of rows) {
    const id = isObject(row) ? row.id : undefined;
    if (typeof id === 'string' && id !== '') ids.add(id);
    else {
      nameless += 1;
      texts.add(canonicalText(row));
    }
  }
  return { distinct: ids.size + texts.size, most: ids.size + nameless, all: rows.length };
}

/** The counts of several lists together. */
export function addCounts(counts: readonly RowCount[]): RowCount {
  return counts.reduce(
    (sum, { distinct, most, all }) => ({
      distinct: sum.distinct + distinct,
      most: sum.most + most,
      all: sum.all + all,
    }),
    { distinct: 0, most: 0, all: 0 },
  );
}
