import { stringify } from 'csv-stringify/sync';
import type { Columns } from './columns.ts';
import { wellFormed } from './text.ts';

/** Several values in one cell. */
const separator = '; ';

/** A table as CSV: a header of column names, then a line per row. */
export function renderCsv<Row extends object>(rows: readonly Row[], columns: Columns<Row>): string {
  return csvText([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
}

/**
 * Lines of cells as CSV: UTF-8 without a mark, RFC 4180, empty cells empty, lists joined, nothing cut short. No cell is
 * a formula to a spreadsheet.
 */
export function csvText(lines: readonly (readonly unknown[])[]): string {
  const cells = lines.map((line) => line.map(cellText));
  return stringify(cells, { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value) ? value.map(String).join(separator) : String(value);
  // No reader of CSV agrees with another about NUL.
  return formulaSafe(wellFormed(text).replaceAll('\0', '␀'));
}

/** What a spreadsheet may take for a formula, the full-width signs and leading space included, begins with an apostrophe. */
function formulaSafe(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}
