import { renderCsv } from '@grantlens/reporter';

/** An answer's rows as CSV, by the rules of the reports: RFC 4180, and no cell that a spreadsheet would run. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const records = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])));
  return renderCsv(records, columns);
}
