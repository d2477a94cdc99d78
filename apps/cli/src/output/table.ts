import Table from 'cli-table3';

/** A column of an answer. */
export interface TableColumn {
  readonly title: string;
  /** Shown only in `wide` and `csv`. */
  readonly wide?: boolean;
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

/** Rows in aligned columns, without borders. Cells are text that is safe on a terminal; a cell may have several lines. */
export function columnsTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  format: 'table' | 'wide',
): string {
  const shown = columns.flatMap((column, at) => (format === 'wide' || !column.wide ? [at] : []));
  const table = new Table({
    head: shown.map((at) => columns[at]?.title.toUpperCase() ?? ''),
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
  });
  for (const row of rows) table.push(shown.map((at) => row[at] ?? ''));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
