import { type CellStyle, colToLetter, type WriteSheet } from 'hucre/xlsx';
import type { Table } from '../../model/tables/table.ts';
import type { TableName } from '../../model/tables/tables.ts';
import { type Cell, cellOf, dateOf } from './cell.ts';
import { columnsOf, formatOf, isTime, titleOf } from './layout.ts';

/** The bold row on top of a table. */
export const headerStyle: CellStyle = {
  font: { bold: true, name: 'Calibri', size: 11 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7ECF3' } },
  alignment: { vertical: 'top', wrapText: true },
};

/** A part of a table that fits on one sheet. */
export interface Part {
  readonly table: TableName;
  readonly name: string;
  readonly rows: Table<object>;
  /** The first of its rows, and the one after the last. */
  readonly range: readonly [from: number, to: number];
}

/**
 * The sheet of a table without its rows: header frozen, a filter on every column. Below the header is one
 * sample of a row, in the place of the rows, for how their cells look.
 */
export function sheetOf(part: Part): WriteSheet {
  const { table, name, rows, range } = part;
  const columns = columnsOf(table);
  const titles = columns.map(titleOf);
  const [from, to] = range;
  const first = Array.from({ length: Math.min(to - from, measured) }, (_, at) =>
    cellsOf(rows.at(from + at) ?? {}, columns),
  );
  return {
    name,
    columns: columns.map((column, index) => ({
      width: widthOf(titles[index] ?? '', first, index),
      ...(typeof first[0]?.[index] === 'number' ? {} : { numFmt: formatOf(column) }),
    })),
    rows: [titles, columns.map(() => 'sample')],
    cells: new Map(titles.map((_, index) => [`0,${index}`, { style: headerStyle }])),
    freezePane: { rows: 1, columns: namedBy(columns) },
    autoFilter: { range: rangeOf(columns, part) },
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** How many columns say what a row is about, and stay in sight: its id, and the name or address next to it. */
function namedBy(columns: readonly string[]): number {
  return (
    Math.max(...['id', 'email', 'name', 'title'].map((name) => columns.slice(0, most).indexOf(name))) + 1
  );
}

/** More of them would leave no room for the others. */
const most = 4;

/** The cells that a table takes, its header included: `A1:C3`. */
export function rangeOf(columns: readonly string[], { range: [from, to] }: Part): string {
  return `A1:${colToLetter(columns.length - 1)}${to - from + 1}`;
}

/** The cells of a row. */
export function cellsOf(row: object, columns: readonly string[]): readonly Cell[] {
  return columns.map((column) => cellIn(column, (row as Readonly<Record<string, unknown>>)[column]));
}

/** A value of a row as the cell of its column. */
export function cellIn(column: string, value: unknown): Cell {
  const date = isTime(column) && typeof value === 'string' ? dateOf(value) : null;
  return date ?? cellOf(value);
}

/** Rows that are looked at for the width of a column: all of a large table would take as long as writing it. */
const measured = 200;

/** Characters; wide enough for most of what is in the column, and never wider than can be read. */
function widthOf(title: string, cells: readonly (readonly Cell[])[], index: number): number {
  const lengths = cells.map((row) => {
    const value = row[index];
    return value instanceof Date ? 19 : String(value ?? '').length;
  });
  return Math.min(60, Math.max(10, title.length + 3, ...lengths) + 2);
}
