import type { Cell } from '../../model/tables/column.ts';

/** A column: its distinct values, and for every row which of them it is. */
export interface Column {
  readonly values: readonly Cell[];
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
}

/** A table of the report as the page holds it. */
export interface PageTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** One cell; null where there is no such column. */
export function cellOf({ columns }: PageTable, row: number, name: string): Cell {
  const column = columns.get(name);
  return column?.values[column.codes[row] ?? 0] ?? null;
}

/** One row, by columns. */
export function rowOf(table: PageTable, row: number): Readonly<Record<string, Cell>> {
  return Object.fromEntries([...table.columns.keys()].map((name) => [name, cellOf(table, row, name)]));
}

/** A cell as text; what is not there is empty. */
export function textOf(cell: Cell): string {
  if (cell === null) return '';
  return Array.isArray(cell) ? cell.join('; ') : String(cell);
}

/** The rows of which a column has a value that pleases, in order. */
export function rowsWhere(table: PageTable, name: string, pleases: (cell: Cell) => boolean): Uint32Array {
  const column = table.columns.get(name);
  if (column === undefined) return new Uint32Array(0);
  const wanted = Uint8Array.from(column.values, (value) => (pleases(value) ? 1 : 0));
  const found = new Uint32Array(table.rows);
  let count = 0;
  for (let row = 0; row < table.rows; row++) if (wanted[column.codes[row] ?? 0]) found[count++] = row;
  return found.slice(0, count);
}
