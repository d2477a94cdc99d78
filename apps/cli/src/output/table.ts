import { type Colours, coloursOf } from './colours.ts';
import type { Page } from './page.ts';
import { fittingWidths, naturalWidth, partsThatFit, widthOf, wrapped } from './wrap.ts';

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

/** Blanks between two columns. */
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

/** The title of a column, where it has one, is a cell like the others. */
function draw(columns: readonly (readonly string[])[], indent: number): string {
  const widths = columns.map(naturalWidth);
  const margin = ' '.repeat(indent);
  const height = columns[0]?.length ?? 0;
  return Array.from({ length: height }, (_, at) => columns.map((cells) => (cells[at] ?? '').split('\n')))
    .flatMap((row) => linesOf(row, widths).map((line) => `${margin}${line}`.trimEnd()))
    .join('\n');
}

/** A row, as many lines as its highest cell has. */
function linesOf(cells: readonly (readonly string[])[], widths: readonly number[]): readonly string[] {
  const height = cells.reduce((most, lines) => Math.max(most, lines.length), 0);
  return Array.from({ length: height }, (_, at) =>
    cells.map((lines, column) => padded(lines[at] ?? '', widths[column] ?? 0)).join(between),
  );
}

const between = ' '.repeat(gap);

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function eachLine(text: string, change: Colours['title']): string {
  return text.split('\n').map(change).join('\n');
}
