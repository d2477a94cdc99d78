import { stringify } from 'csv-stringify/sync';
import { csvSafe } from './csv-safe.ts';

/** Several values in one cell. */
const separator = '; ';

/** More texts than this are not remembered: what repeats in a table repeats sooner. */
const mostRemembered = 10_000;

/** Rows as CSV, line by line: a header of column names, then a line per row. */
export function* renderCsv(
  rows: Iterable<object>,
  columns: readonly string[],
): Generator<string, void, void> {
  const lineOf = openWriter();
  yield lineOf(columns);
  for (const row of rows as Iterable<Readonly<Record<string, unknown>>>)
    yield lineOf(columns.map((column) => row[column]));
}

/**
 * Lines of cells as CSV: UTF-8 without a mark, RFC 4180, empty cells empty, lists joined, nothing cut short. No cell is
 * a formula to a spreadsheet.
 */
export function csvText(lines: readonly (readonly unknown[])[]): string {
  return lines.map(openWriter()).join('');
}

/**
 * Writes one line after the other. csv-stringify is asked about each distinct text that has something to quote or to
 * defuse, and not about every cell: a table of 1 M rows takes a third of the time.
 */
function openWriter(): (cells: readonly unknown[]) => string {
  const known = new Map<string, string>();
  const textOf = (text: string): string => {
    if (!remarkable.test(text)) return text;
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size === mostRemembered) known.clear();
    const cell = quoted(csvSafe(text));
    known.set(text, cell);
    return cell;
  };
  return (cells) => {
    let line = '';
    for (let column = 0; column < cells.length; column++) {
      if (column > 0) line += ',';
      const text = plainText(cells[column]);
      if (text !== '') line += textOf(text);
    }
    return `${line}\r\n`;
  };
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? '' : value.map(String).join(separator);
}

/**
 * What a cell cannot hold as it stands: see `quoted` and `csvSafe`. Of surrogates not every one is half a
 * character.
 */
const remarkable = /[",\r\n\0\ud800-\udfff]|^\s*[=+\-@＝＋－＠]|^\t/;

function quoted(text: string): string {
  return stringify([[text]], { eof: false, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
