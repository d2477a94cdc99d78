import { isRow, type Row, textAt } from './row.ts';

// A list is never changed in place, so its index can live exactly as long as the list does.
const indexes = new WeakMap<readonly unknown[], ReadonlyMap<string, Row>>();

/** The row with this id; the first one where a list repeats an id. */
export function rowById(rows: readonly unknown[], id: string): Row | undefined {
  const index = indexes.get(rows) ?? indexOf(rows);
  return index.get(id);
}

/** The list with the row of the same id replaced. */
export function withRow(rows: readonly unknown[], id: string, next: Row): readonly unknown[] {
  const old = rowById(rows, id);
  return rows.map((row) => (row === old ? next : row));
}

/** The list without the rows of this id. */
export function withoutRow(rows: readonly unknown[], id: string): readonly unknown[] {
  return rows.filter((row) => textAt(row, 'id') !== id);
}

function indexOf(rows: readonly unknown[]): ReadonlyMap<string, Row> {
  const index = new Map<string, Row>();
  for (const row of rows) {
    const id = textAt(row, 'id');
    if (isRow(row) && id !== undefined && !index.has(id)) index.set(id, row);
  }
  indexes.set(rows, index);
  return index;
}
