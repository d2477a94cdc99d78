/** Some rows and columns of a grid, by their numbers: every row with every column. */
export interface Part {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * What stays of a grid, in few parts that have no cell in common. Rows that keep the same columns stay together, or
 * columns that keep the same rows, whichever gives fewer parts; of one missing cell nothing gives fewer.
 */
export function keptParts(
  rows: number,
  columns: number,
  isKept: (row: number, column: number) => boolean,
): readonly Part[] {
  const byRow = alike(rows, columns, isKept);
  const byColumn = alike(columns, rows, (column, row) => isKept(row, column));
  if (byRow.length <= byColumn.length)
    return byRow.map(({ lines, kept }) => ({ rows: lines, columns: kept }));
  return byColumn.map(({ lines, kept }) => ({ rows: kept, columns: lines }));
}

interface Alike {
  readonly lines: number[];
  readonly kept: readonly number[];
}

function alike(
  lines: number,
  across: number,
  isKept: (line: number, at: number) => boolean,
): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (let line = 0; line < lines; line++) {
    const kept = Array.from({ length: across }, (_, at) => at).filter((at) => isKept(line, at));
    if (kept.length === 0) continue;
    const key = kept.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { lines: [line], kept });
    else group.lines.push(line);
  }
  return [...groups.values()];
}
