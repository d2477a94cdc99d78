import { csvSafe } from '../../render/csv-safe.ts';
import { cellOf, type PageTable, textOf } from '../data/page-table.ts';

/** Some rows as CSV, as the files of the report have them: RFC 4180, and nothing that a spreadsheet would run. */
export function asCsv(table: PageTable, rows: Uint32Array): string {
  const names = [...table.columns.keys()];
  const lines = [...rows].map((row) => names.map((name) => textOf(cellOf(table, row, name))));
  return [names, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string): string {
  const text = csvSafe(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
