import { readUtf8 } from '@grantlens/snapshot/internal';
import { CsvError, parse } from 'csv-parse/sync';

/** A row, and the line of the file on which it begins, the first being 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The cells of a CSV as they are; or why it is not read: the end of a sentence that begins with its name. */
export type CsvTable =
  | { readonly kind: 'rows'; readonly rows: readonly CsvRow[] }
  | { readonly kind: 'problem'; readonly line: number | null; readonly why: string };

/**
 * Reads a CSV as any spreadsheet writes it: with a comma, a semicolon or a tab between cells, with or without a mark in
 * front, whatever ends its lines.
 */
export function readCsvTable(bytes: Uint8Array): CsvTable {
  const read = readUtf8(bytes);
  if (read.kind === 'not-utf-8')
    return problem(read.line, `it is not UTF-8 text (line ${read.line}): save it as “CSV UTF-8”`);
  const { text } = read;
  const isMarked = /^sep=(.)\r?\n/i.exec(text);
  const body = isMarked === null ? text : text.slice(isMarked[0].length);
  const before = isMarked === null ? 0 : 1;
  try {
    const options = {
      delimiter: isMarked?.[1] ?? delimiterOf(body),
      info: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: false,
    };
    const rows = parse(body, options) as unknown as readonly Parsed[];
    let next = before + 1;
    return {
      kind: 'rows',
      rows: rows.map(({ record, info }) => {
        const line = next;
        next = before + info.lines + 1;
        return { line, cells: record };
      }),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? before + error.lines : null;
    return problem(line, `line ${line ?? '?'} is not CSV: a quote is open, or stands where none can`);
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** What separates the cells of the header: of three signs the one that is there most often, outside of quotes. */
function delimiterOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

function problem(line: number | null, why: string): CsvTable {
  return { kind: 'problem', line, why };
}
