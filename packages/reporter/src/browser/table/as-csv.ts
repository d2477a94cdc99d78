import { originColumns } from '../../render/csv-origin.ts';
import { csvSafe } from '../../render/csv-safe.ts';
import { cellOf, type PageTable, textOf } from '../data/page-table.ts';

/** Of which account, report and snapshot the rows of a page are. */
export type Origin = Readonly<Record<(typeof originColumns)[number], string>>;

/** The origin that a page says. */
export function originOf(page: ParentNode): Origin {
  const { account = '', report = '', snapshot = '' } = page.querySelector('main')?.dataset ?? {};
  return { account_id: account, report_id: report, snapshot_digest: snapshot };
}

/** Some rows as CSV, as the files of the report have them: RFC 4180, and nothing that a spreadsheet would run. */
export function asCsv(table: PageTable, rows: Uint32Array, origin: Origin): string {
  const names = [...table.columns.keys()];
  const end = originColumns.map((column) => origin[column]);
  const lines = [...rows].map((row) => [...names.map((name) => textOf(cellOf(table, row, name))), ...end]);
  return [[...names, ...originColumns], ...lines]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
}

function quoted(cell: string): string {
  const text = csvSafe(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
