import type { Table } from '../../model/tables/table.ts';

/** With more rows, and elements of lists in them, than this the page becomes slow in a browser. */
const mostWritten = 20_000;

/** The rows of a table that the page is to write out; null where they are too many for it. */
export function rowsToWrite(rows: Table<object> | readonly object[]): readonly object[] | null {
  if (rows.length > mostWritten) return null;
  const plain = 'columns' in rows ? rows.rows() : rows;
  return isLarge(plain) ? null : plain;
}

/** Whether a table is too large to be written into the page: the script draws those rows that are looked at. */
export function isLarge(rows: readonly object[]): boolean {
  let pieces = rows.length;
  for (const row of rows) {
    if (pieces > mostWritten) return true;
    for (const cell of Object.values(row)) if (Array.isArray(cell)) pieces += cell.length;
  }
  return pieces > mostWritten;
}
