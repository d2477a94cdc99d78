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

/** Rows in aligned columns, without borders. */
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
  for (const row of rows) table.push(shown.map((at) => printable(row[at] ?? '')));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Names come from other people: nothing in them may move the cursor or turn the text around. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
