import { utf8Text } from '../text/utf8.ts';
import { checksum } from './checksum.ts';
import type { Output, Piece } from './output.ts';
import { damaged, numberBytes, numbersOf, type ReadBytes, readNumbers } from './reading.ts';

/** Numbers per row of a directory: offset, length, checksum. */
const entry = 3;

/** Where a table lies, and how many rows, or buckets, it has. */
export interface Table {
  readonly at: number;
  readonly count: number;
}

/** Rows being written: numbered in the order in which they come, each read by itself. */
export interface RowWriter {
  /** Adds a row, as JSON text, and gives its number. */
  readonly add: (text: string) => number;
  /** Writes where the rows are, once they all are. */
  readonly close: () => Table;
}

export function openRowWriter(output: Output): RowWriter {
  const directory: number[] = [];
  return {
    add: (text) => {
      const { offset, length, sum } = output.text(text);
      return directory.push(offset, length, sum) / entry - 1;
    },
    close: () => ({ at: output.bytes(numberBytes(directory)).offset, count: directory.length / entry }),
  };
}

/** Reads a row by its number, parsed. Throws when it is not as it was written. */
export type RowReader = (row: number) => unknown;

/** Opens the rows of a directory. */
export function openRows(read: ReadBytes, { at, count }: Table): RowReader {
  return (row) => {
    if (row >= count) throw damaged('a row is not there');
    const [begin = 0, length = 0, sum = 0] = readNumbers(read, at + 4 * entry * row, entry);
    return readPiece(read, { offset: begin, length, sum });
  };
}

/** Reads a piece of JSON text. */
export function readPiece(read: ReadBytes, { offset, length, sum }: Piece): unknown {
  const bytes = read(offset, length);
  if (checksum(numbersOf(bytes)) !== sum) throw damaged('a part is not as it was written');
  return JSON.parse(utf8Text(bytes));
}
