import { GrantlensError } from '@grantlens/snapshot';
import { CsvError, parse } from 'csv-parse/sync';

/** A line of a CSV, or several where a cell has line ends in it. */
export interface CsvRecord {
  /** Where it begins, the first line of the file being 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads a CSV as spreadsheets and HR systems write it: UTF-8 with or without a mark; cells parted by commas, semicolons
 * (as Excel does where the comma is for decimals) or tabs, whichever the first line has most of; any line ends. Rows
 * that are empty are left out.
 *
 * @throws GrantlensError `people-unreadable`, with the line
 */
export function readRecords(bytes: Uint8Array): readonly CsvRecord[] {
  const text = decode(bytes);
  try {
    const read = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: '\n',
      info: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: string[] }[];
    return read.map(({ info, record }) => ({ line: firstLine(info.lines, record), cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(...wordsOf(error), error);
  }
}

/** That a file cannot be used, at a line of it. */
export function unreadable(line: number, why: string, cause?: unknown): GrantlensError {
  return new GrantlensError('people-unreadable', `line ${line}: ${why}`, { cause });
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const line = isUtf16 ? 1 : firstStrangeLine(bytes);
  if (line !== null) {
    const what = isUtf16 ? 'it is UTF-16, and not UTF-8' : 'it is not UTF-8';
    throw unreadable(line, `${what}; save it as “CSV UTF-8”`);
  }
  return strictly.decode(bytes).replace(/\r\n?/g, '\n');
}

const strictly = new TextDecoder('utf-8', { fatal: true });

function isText(bytes: Uint8Array): boolean {
  try {
    return !strictly.decode(bytes).includes('\0');
  } catch {
    return false;
  }
}

/** Where something is that no text in UTF-8 has; null where there is none. */
function firstStrangeLine(bytes: Uint8Array): number | null {
  if (isText(bytes)) return null;
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!isText(part)) return line;
    start = end < 0 ? bytes.length : end + 1;
  }
  return line;
}

const delimiters = [',', ';', '\t'] as const;

function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split('\n', 1);
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** csv-parse counts up to the last line of a record. */
function firstLine(lastLine: number, cells: readonly string[]): number {
  return lastLine - cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function wordsOf(error: CsvError): readonly [number, string] {
  const { code, lines, record } = error as CsvError & {
    readonly lines: number;
    readonly record?: readonly string[];
  };
  switch (code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH': {
      const cells = record ?? [];
      const count = cells.length === 1 ? 'one cell' : `${cells.length} cells`;
      return [
        firstLine(lines, cells),
        `it has ${count}, and not as many as the header; a cell with a comma, semicolon or line end in it belongs in quotes`,
      ];
    }
    case 'CSV_QUOTE_NOT_CLOSED':
      return [lines, 'a quote is opened in this line and never closed'];
    default:
      return [lines, 'there is a quote in the middle of a cell; a quote within a cell is written twice'];
  }
}
