import { CsvError, parse } from 'csv-parse/sync';
import { unreadable } from './csv-text.ts';

/** A line of a CSV, or several where a cell has line ends in it. */
export interface CsvRecord {
  /** Where it begins, the first line of the file being 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads the records of a CSV, whatever their length: cells parted by commas, semicolons (as Excel does where
 * the comma is for decimals), tabs or bars. Excel's `sep=;` line says which; elsewhere it is what most lines
 * have as many of. Records that are empty are left out.
 *
 * @throws GrantlensError `people-unreadable`, with the line
 */
export function readRecords(text: string): readonly CsvRecord[] {
  const [said, separator] = /^\s*"?sep=(.|\\t)"?[ \t,;]*(?=\n|$)/i.exec(text) ?? [];
  // The lines below keep their numbers.
  const table = said === undefined ? text : text.slice(said.length);
  const delimiter = separator === '\\t' ? '\t' : separator;
  try {
    const read = parse(table, {
      delimiter: delimiter ?? delimiterOf(table),
      record_delimiter: '\n',
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: string[] }[];
    return read.map(({ info, record }) => ({ line: firstLine(info.lines, record), cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(...wordsOf(error), error);
  }
}

const delimiters = [',', ';', '\t', '|'] as const;

/** What the most lines have the same number of; of two the one they have more of. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split('\n')
    .slice(0, 200);
  let best = { delimiter: ',', lines: 0, count: 0 };
  for (const delimiter of delimiters) {
    const [count, frequency] = commonest(lines.map((line) => line.split(delimiter).length - 1));
    if (frequency > best.lines || (frequency === best.lines && count > best.count)) {
      best = { delimiter, lines: frequency, count };
    }
  }
  return best.delimiter;
}

function commonest(counts: readonly number[]): readonly [number, number] {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  return [...frequency].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
}

/** csv-parse counts up to the last line of a record. */
function firstLine(lastLine: number, cells: readonly string[]): number {
  return lastLine - cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

function wordsOf(error: CsvError): readonly [number, string] {
  const { code, lines } = error as CsvError & { readonly lines: number };
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? [lines, 'a quote is opened in this line and never closed']
    : [lines, 'there is a quote in the middle of a cell; a quote within a cell is written twice'];
}
