import { stringify } from 'csv-stringify/sync';
import type { Meta } from '../model/report.ts';
import type { Cell } from '../model/tables/column.ts';
import type { Table } from '../model/tables/table.ts';
import { openWriters } from './columns.ts';
import { originColumns } from './csv-origin.ts';
import { csvSafe } from './csv-safe.ts';
import { writeRows } from './rows.ts';

/** Several values in one cell. */
const separator = '; ';

/** More texts than this are not remembered: what repeats in a table repeats sooner. */
const mostRemembered = 10_000;

/** Begins a file of UTF-8: without it Excel takes accents for characters of an older code page. */
export const byteOrderMark = '\ufeff';

/** What those columns say, in each row the same. */
export type CsvOrigin = Pick<Meta, 'account' | 'reportId' | 'snapshotDigest'>;

/** A table as CSV: a mark, a header of column names, then a line per row. */
export function* renderCsv(
  table: Table<object>,
  names: readonly string[],
  { account, reportId, snapshotDigest }: CsvOrigin,
): Generator<Uint8Array, void, void> {
  yield Buffer.from(`${byteOrderMark}${csvText([[...names, ...originColumns]])}`);
  const textOf = openTexts();
  const origin = csvText([[account.id, reportId, snapshotDigest]]);
  const columns = names.flatMap((name, at) => {
    const column = table.columns.get(name);
    if (column === undefined) return [];
    const before = at === 0 ? '' : ',';
    return [{ column, write: (value: Cell) => `${before}${textOf(value)}` }];
  });
  const form = { before: '', after: `,${origin}`, between: '', firstNumber: null };
  yield* writeRows(openWriters(columns), [0, table.length], form);
}

/**
 * Lines of cells as CSV: UTF-8 without a mark, RFC 4180, empty cells empty, lists joined, nothing cut short. No cell is
 * a formula to a spreadsheet.
 */
export function csvText(lines: readonly (readonly unknown[])[]): string {
  const textOf = openTexts();
  return lines.map((cells) => `${cells.map(textOf).join(',')}\r\n`).join('');
}

/**
 * Returns a function that writes a cell. csv-stringify is asked about each distinct text that has something to quote or
 * to defuse, and not about every cell.
 */
function openTexts(): (value: unknown) => string {
  const known = new Map<string, string>();
  return (value) => {
    const text = plainText(value);
    if (!remarkable.test(text)) return text;
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size === mostRemembered) known.clear();
    const cell = quoted(csvSafe(text));
    known.set(text, cell);
    return cell;
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
