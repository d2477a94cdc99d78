import { unzipSync } from 'fflate';
import { colToLetter, readXlsx } from 'hucre/xlsx';
import { decisionColumns } from '../log/decision-word.ts';
import { evidenceColumns, sheetKeyColumns } from '../sheets/sheet-columns.ts';
import { type FilledRow, type FoundCell, refused, type SheetReading } from './filled-sheet.ts';
import { type Header, readHeader } from './header.ts';

/** The most bytes that a workbook may have when it is unpacked. */
const mostUnpacked = 256 * 2 ** 20;

/** Rows above the header are looked through as far as this. */
const mostAbove = 20;

/** Reads a sheet that came back as a workbook. */
export async function readWorkbookSheet(bytes: Uint8Array): Promise<SheetReading> {
  const sheets = await readSheets(bytes);
  if (sheets === null)
    return refused(
      'it is not a workbook, is damaged or protected by a password, or is too large',
      'save it again as .xlsx, without a password',
    );
  const found = sheets.flatMap(({ name, rows }) => {
    const at = rows.slice(0, mostAbove).findIndex(isHeader);
    return at < 0 ? [] : [{ name, rows, at }];
  });
  const [one, ...others] = found;
  if (one === undefined)
    return refused(
      `no sheet has the columns id, ${sheetKeyColumns.join(', ')} and decision`,
      'fill in the workbook as it was written by "review sheets"',
    );
  if (others.length > 0)
    return refused(
      `several sheets have decisions: ${found.map(({ name }) => name).join(', ')}`,
      'leave one of them in the workbook',
    );
  const { name, rows, at } = one;
  const header = readHeader((rows[at] ?? []).map(textOf), `sheet ${name}, row ${at + 1}`);
  if ('kind' in header) return header;
  const filled = rows.flatMap((cells, row) =>
    row <= at || cells.every((cell) => textOf(cell) === '') ? [] : [readRow(cells, { name, row, header })],
  );
  return { kind: 'sheet', sheet: { form: 'xlsx', rows: filled, seconds: null } };
}

interface FoundSheet {
  readonly name: string;
  readonly rows: readonly (readonly FoundCell[])[];
}

/** Null where nothing can be read. */
async function readSheets(bytes: Uint8Array): Promise<readonly FoundSheet[] | null> {
  try {
    let unpacked = 0;
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
    if (unpacked > mostUnpacked) return null;
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(cellOf)) }));
  } catch {
    // Whatever else it is, it is not a workbook.
    return null;
  }
}

function cellOf(value: unknown): FoundCell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  return String(value);
}

function isHeader(row: readonly FoundCell[]): boolean {
  const names = row.map(textOf);
  return ['id', ...sheetKeyColumns, 'decision'].every((column) => names.includes(column));
}

function textOf(cell: FoundCell): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString() : String(cell).trim();
}

interface RowPlace {
  readonly name: string;
  /** From 0. */
  readonly row: number;
  readonly header: Header;
}

function readRow(cells: readonly FoundCell[], { name, row, header }: RowPlace): FilledRow {
  const at = (column: string): FoundCell => cells[header.get(column) ?? -1] ?? null;
  const written = new Map(decisionColumns.map((column) => [column, writtenIn(column, at(column))]));
  return {
    id: textOf(at('id')),
    manifest: textOf(at('manifest')),
    reviewer: textOf(at('reviewer')),
    given: {
      decision: written.get('decision')?.text ?? '',
      justification: written.get('justification')?.text ?? '',
      ticket: written.get('ticket')?.text ?? '',
      due: written.get('due')?.text ?? '',
    },
    evidence: new Map(
      evidenceColumns.flatMap((column) => (header.has(column) ? [[column, at(column)] as const] : [])),
    ),
    where: (column) => {
      const index = header.get(column);
      return index === undefined
        ? `sheet ${name}, row ${row + 1}`
        : `sheet ${name}, cell ${colToLetter(index)}${row + 1}`;
    },
    unreadable: [...written].flatMap(([column, { problem }]) =>
      problem === undefined ? [] : [{ column, ...problem }],
    ),
    seconds: null,
  };
}

interface Written {
  readonly text: string;
  readonly problem?: { readonly what: string; readonly todo: string };
}

const day = 86_400_000;

/** What a reviewer wrote into a cell, as text: exactly, or not at all. */
function writtenIn(column: string, cell: FoundCell): Written {
  if (cell === null) return { text: '' };
  if (typeof cell === 'string') return { text: cell };
  if (cell instanceof Date) {
    if (column === 'due' && cell.getTime() % day === 0) return { text: cell.toISOString().slice(0, 10) };
    const what =
      column === 'due' ? 'the cell has a time of the day' : `the ${column} is a date of the spreadsheet`;
    return { text: '', problem: { what, todo: 'write it as text' } };
  }
  const isExact = typeof cell === 'number' && (Number.isSafeInteger(cell) || Math.abs(cell) < 1e6);
  if (isExact && column !== 'due') return { text: String(cell) };
  const kind = typeof cell === 'number' ? 'a number' : 'true or false';
  return {
    text: '',
    problem: { what: `the ${column} is ${kind} to the spreadsheet`, todo: 'write it as text' },
  };
}
