import { looksLikeAddress } from './addresses.ts';
import { shownText } from './blank.ts';
import type { CsvRecord } from './csv-records.ts';
import { unreadable } from './csv-text.ts';
import { headerKey, isAddressName, isStatusName, isTypeName, knownName, yesNoOf } from './header-names.ts';

/**
 * A line of the file that is nobody's row: a title above the header, a total or a date of the export below
 * the rows.
 */
export interface PassedOver {
  readonly line: number;
  readonly text: string;
}

/** The header of a file, the rows below it, and what is neither. */
export interface PeopleTable {
  readonly header: CsvRecord;
  readonly rows: readonly CsvRecord[];
  readonly passedOver: readonly PassedOver[];
}

/**
 * Finds the header among the records of a file and takes titles and footers away.
 *
 * @param wanted the columns that the user named, which the header must have
 * @throws GrantlensError `people-unreadable` where there is no header or no row, or a row has not as many cells
 */
export function findTable(records: readonly CsvRecord[], wanted: readonly string[]): PeopleTable {
  const [first] = records;
  if (first === undefined)
    throw unreadable(1, 'the file is empty; it needs a header and a row for everybody');
  const at = headerAt(records, wanted);
  const header = records[at];
  if (header === undefined) {
    throw unreadable(first.line, 'this is a row and not a header; put the names of the columns above it');
  }
  const below = records.slice(at + 1);
  const key = rowKey(header);
  const end = below.findLastIndex((record) => !isFooter(record, header.cells.length)) + 1;
  const rows = below.slice(0, end).filter((record) => rowKey(record) !== key);
  if (rows.length === 0) throw unreadable(header.line, 'there is a header and no row below it');
  const isRow = new Set(rows);
  return {
    header,
    rows: rows.map((row) => evened(row, header.cells.length)),
    passedOver: records
      .filter((record) => record !== header && !isRow.has(record))
      .map((record) => ({ line: record.line, text: shortened(shownCells(record).join(' ')) })),
  };
}

/** How far down a header is looked for: above it are titles, and who made the report when. */
const mostTitles = 30;

function headerAt(records: readonly CsvRecord[], wanted: readonly string[]): number {
  const firstAddress = records.findIndex(({ cells }) => cells.some(looksLikeAddress));
  const above = records.slice(0, Math.min(firstAddress < 0 ? records.length : firstAddress, mostTitles));
  const needsOne = records.every((record) => shownCells(record).length <= 1);
  const scores = above.map((record) => {
    const cells = shownCells(record);
    return cells.length === 1 && !needsOne ? 0 : cells.filter((cell) => isColumnName(cell, wanted)).length;
  });
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best);
  // A header of names that nobody knows is what is right above the first address.
  return firstAddress > 0 ? firstAddress - 1 : firstAddress < 0 ? 0 : -1;
}

function isColumnName(cell: string, wanted: readonly string[]): boolean {
  if (cell.length > 80) return false;
  if (wanted.includes(headerKey(cell))) return true;
  return (
    knownName(cell) !== null ||
    yesNoOf(cell) !== null ||
    isTypeName(cell) ||
    isAddressName(cell) ||
    isStatusName(cell)
  );
}

function isFooter(record: CsvRecord, width: number): boolean {
  const cells = shownCells(record);
  const [first] = cells;
  if (first === undefined) return true;
  if (record.cells.some(looksLikeAddress)) return false;
  return (cells.length === 1 && record.cells.length < width) || (cells.length <= 3 && footer.test(first));
}

const footer =
  /^(?:(?:grand |sub)?totals?\b(?: (?:rows|records|employees|people|users|headcount|count))?[: ]*\d*$|(?:generated|exported|created|printed|downloaded|extracted|prepared|produced)\b|report (?:run|generated|date|created)|run (?:date|on|by)|as of\b|end of (?:report|file)|page \d|confidential|\d+ (?:rows|records|employees|results|users|people)\b|(?:row|record|employee|head) ?count|number of\b|copyright|©|source:)/i;

/** Cells beyond the header are let go where they are blank, as spreadsheets write them. */
function evened(row: CsvRecord, width: number): CsvRecord {
  const isOver = row.cells.slice(width).every((cell) => cell === '');
  if (row.cells.length === width) return row;
  if (row.cells.length > width && isOver) return { ...row, cells: row.cells.slice(0, width) };
  const count = row.cells.length === 1 ? 'one cell' : `${row.cells.length} cells`;
  throw unreadable(
    row.line,
    `it has ${count}, and not as many as the header; a cell with a comma, semicolon or line end in it belongs in quotes`,
  );
}

function shownCells({ cells }: CsvRecord): readonly string[] {
  return cells.flatMap((cell) => shownText(cell) ?? []);
}

function rowKey({ cells }: CsvRecord): string {
  return cells.map(headerKey).join('\n');
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
