import { evidenceColumns } from '../sheets/sheet-columns.ts';
import { type CsvRow, readCsvTable } from '../table/csv-table.ts';
import { type FilledRow, refused, type SheetReading } from './filled-sheet.ts';
import { type Header, readHeader } from './header.ts';

/** Reads a sheet that came back as CSV, from whichever spreadsheet saved it. */
export function readCsvSheet(bytes: Uint8Array): SheetReading {
  const table = readCsvTable(bytes);
  if (table.kind === 'problem')
    return refused(
      table.why,
      'save it from the spreadsheet as “CSV UTF-8”, or as a workbook (.xlsx)',
      table.line === null ? null : `line ${table.line}`,
    );
  const [first, ...rows] = table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (first === undefined) return refused('it is empty', 'pass a sheet that "review sheets" wrote');
  const header = readHeader(first.cells, `line ${first.line}`);
  if ('kind' in header) return header;
  const wide = rows.find(({ cells }) => cells.slice(first.cells.length).some((cell) => cell !== ''));
  if (wide !== undefined)
    return refused(
      `the row has ${wide.cells.length} cells, and the header has ${first.cells.length}`,
      'quote texts that hold a separator, or save it as a workbook (.xlsx)',
      `line ${wide.line}`,
    );
  return {
    kind: 'sheet',
    sheet: { form: 'csv', rows: rows.map((row) => readRow(row, header)), seconds: null },
  };
}

function readRow({ line, cells }: CsvRow, header: Header): FilledRow {
  const at = (column: string) => cells[header.get(column) ?? -1] ?? '';
  const written = (column: string) => at(column).replace(/^'(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/u, '');
  return {
    id: at('id').trim(),
    manifest: at('manifest').trim(),
    reviewer: written('reviewer').trim(),
    given: {
      decision: at('decision'),
      justification: written('justification'),
      ticket: written('ticket'),
      due: at('due'),
    },
    evidence: new Map(
      evidenceColumns.flatMap((column) => (header.has(column) ? [[column, at(column)] as const] : [])),
    ),
    where: (column) => {
      const index = header.get(column);
      return index === undefined ? `line ${line}` : `line ${line}, column ${index + 1} (${column})`;
    },
    unreadable: [],
    seconds: null,
  };
}
