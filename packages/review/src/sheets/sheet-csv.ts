import { byteOrderMark, csvText } from '@grantlens/reporter/internal';
import type { Sheet } from './sheet.ts';
import { csvColumns } from './sheet-columns.ts';

/** A sheet as CSV: UTF-8 with a mark, RFC 4180, and no cell is a formula to a spreadsheet. */
export function sheetCsv({ manifest, reviewer, rows }: Sheet): string {
  const lines = rows.map(({ unit, ...filled }) => {
    const cells: Readonly<Record<string, unknown>> = { ...unit, manifest, reviewer, ...filled };
    return csvColumns.map((column) => cells[column]);
  });
  return `${byteOrderMark}${csvText([csvColumns, ...lines])}`;
}
