import { strFromU8, unzipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import type { Report } from '../../model/report.ts';
import { type OpenPacking, openDeflate } from '../packing/deflate.ts';
import { archive, type Entry } from './archive.ts';
import { dateOf } from './cell.ts';
import { privilegedSheet } from './privileged.ts';
import { filled } from './rows.ts';
import { type Part, sheetOf } from './sheet.ts';
import { mostRows, placeTables } from './split.ts';
import { summaryOf } from './summary.ts';

/** How a workbook is written. */
export interface WorkbookOptions {
  /** Rows that a sheet has at most. */
  readonly rowsPerSheet?: number;
  /** By what its files are packed. */
  readonly open?: OpenPacking;
}

/**
 * The report as a workbook: a summary, the privileged access, then a sheet for every table, with columns to decide in
 * beside the entitlements. Every text is text, no cell has a formula, and nothing leads out of the file.
 */
export async function* renderXlsx(
  report: Report,
  { rowsPerSheet = mostRows, open = openDeflate }: WorkbookOptions = {},
): AsyncGenerator<Uint8Array, void, void> {
  const placed = placeTables(report, rowsPerSheet);
  const parts = placed.flatMap((table) => table.parts);
  const made = dateOf(report.meta.takenAt.end) ?? new Date(0);
  const book = await writeXlsx({
    sheets: [summaryOf(report, placed), privilegedSheet(report.privileged), ...parts.map(sheetOf)],
    properties: { creator: 'grantlens', created: made, modified: made },
    stringMode: 'inline',
  });
  yield* archive(entriesOf(unzipSync(book), parts), open);
}

/** The files of the workbook, with the rows in those that are sheets of a table: all but the first two. */
function entriesOf(book: Readonly<Record<string, Uint8Array>>, parts: readonly Part[]): readonly Entry[] {
  const sheets = new Map(parts.map((part, index) => [`xl/worksheets/sheet${index + 3}.xml`, part]));
  return Object.entries(book).map(([name, bytes]) => {
    const part = sheets.get(name);
    return { name, parts: part === undefined ? [bytes] : filled(strFromU8(bytes), part) };
  });
}
