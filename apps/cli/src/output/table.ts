import Table from 'cli-table3';
import { type Colours, coloursOf } from './colours.ts';
import type { Page } from './page.ts';
import { fittingWidths, naturalWidth, partsThatFit, wrapped } from './wrap.ts';

/** A column of an answer. */
export interface TableColumn {
  readonly title: string;
  /** Shown only in `wide` and `csv`. */
  readonly wide?: boolean;
  /** Its cells are verdicts, which have colours. */
  readonly isVerdict?: boolean;
}

/** Rows under their columns. */
export interface Tabular {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** How far from the edge. */
  readonly indent?: number;
  /** Without the titles of the columns. */
  readonly isHeadless?: boolean;
}

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const;

/** Between two columns: a blank of padding, and two of border. */
const gap = 3;

/**
 * Rows in aligned columns, without borders, no wider than the page where words allow it; columns for which there is no
 * room stand below the others. Cells are text that is safe on a terminal; a cell may have several lines.
 */
export function columnsTable(tabular: Tabular, format: 'table' | 'wide', page: Page): string {
  const { rows, indent = 0, isHeadless = false } = tabular;
  const shown = tabular.columns.flatMap((column, at) =>
    format === 'wide' || !column.wide ? [{ column, at }] : [],
  );
  const columns = shown.map(({ column, at }) => [
    ...(isHeadless ? [] : [column.title.toUpperCase()]),
    ...rows.map((row) => row[at] ?? ''),
  ]);
  const colours = coloursOf(page);
  const coloured = (cells: readonly string[], at: number) =>
    colourColumn(cells, shown[at]?.column, colours, isHeadless);
  if (page.columns === undefined) return draw(columns.map(coloured), indent);
  const room = { page: page.columns - indent, gap };
  return partsThatFit(columns, room)
    .map((part) => {
      const cells = part.map((at) => columns[at] ?? []);
      const widths = fittingWidths(cells, room);
      const fitted = cells.map((column, at) => column.map((cell) => wrapped(cell, widths[at] ?? 0)));
      return draw(
        fitted.map((column, at) => coloured(column, part[at] ?? 0)),
        indent,
      );
    })
    .join('\n\n');
}

function colourColumn(
  cells: readonly string[],
  column: TableColumn | undefined,
  colours: Colours,
  isHeadless: boolean,
): readonly string[] {
  return cells.map((cell, at) => {
    if (at === 0 && !isHeadless) return eachLine(cell, colours.title);
    return column?.isVerdict ? eachLine(cell, colours.verdicts) : cell;
  });
}

/** The library compares each row with all others, and takes fewer than an account may have: so it has a few at a time. */
const mostRowsAtOnce = 50;

/** The title of a column, where it has one, is a cell like the others. */
function draw(columns: readonly (readonly string[])[], indent: number): string {
  const rows = (columns[0] ?? []).flatMap((_, at) => linesOf(columns.map((cells) => cells[at] ?? '')));
  const colWidths = columns.map((cells) => naturalWidth(cells) + 1);
  const drawn: string[] = [];
  for (let at = 0; at < rows.length; at += mostRowsAtOnce) {
    const table = new Table({
      colWidths,
      chars: noBorders,
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    });
    for (const row of rows.slice(at, at + mostRowsAtOnce)) table.push([...row]);
    drawn.push(table.toString());
  }
  return drawn
    .join('\n')
    .split('\n')
    .map((line) => `${' '.repeat(indent)}${line}`.trimEnd())
    .join('\n');
}

/**
 * A row of cells with several lines as rows of one line each: for every line that it draws the library measures the whole
 * cell, so that a cell of two thousand lines took it half a minute.
 */
function linesOf(row: readonly string[]): readonly (readonly string[])[] {
  const cells = row.map((cell) => cell.split('\n'));
  const height = cells.reduce((most, lines) => Math.max(most, lines.length), 0);
  return Array.from({ length: height }, (_, at) => cells.map((lines) => lines[at] ?? ''));
}

function eachLine(text: string, change: Colours['title']): string {
  return text.split('\n').map(change).join('\n');
}
