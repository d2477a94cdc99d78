/** With more rows, and elements of lists in them, than this the page becomes slow in a browser. */
const mostWritten = 20_000;

/** Whether a table is too large to be written into the page: the script draws those rows that are looked at. */
export function isLarge(rows: readonly object[]): boolean {
  let pieces = rows.length;
  for (const row of rows) {
    if (pieces > mostWritten) return true;
    for (const cell of Object.values(row)) if (Array.isArray(cell)) pieces += cell.length;
  }
  return pieces > mostWritten;
}
