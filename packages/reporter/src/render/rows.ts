import type { Cell, Codes, Column } from '../model/tables/column.ts';

/** A column as a format writes it: the bytes of some of its values, and for every row which of them it has. */
interface WrittenColumn {
  readonly bytes: Uint8Array;
  /** Where in the bytes each value begins, and after the last where it ends. */
  readonly starts: Uint32Array;
  readonly codes: Codes;
  /** The row that the first of the codes is of. */
  readonly first: number;
}

/** Writes a column, as far as it is wanted for some rows. */
export type ColumnWriter = (from: number, to: number) => WrittenColumn;

/**
 * Opens the writing of a column: each of its values once, or where nearly every row has a value of its own, those of the
 * rows at hand. All of them would take as much memory as the file.
 */
export function openColumnWriter({ values, codes }: Column, write: (value: Cell) => string): ColumnWriter {
  if (values.length <= rowsAtOnce) {
    const whole = { ...encoded(values.map(write)), codes, first: 0 };
    return () => whole;
  }
  const textOf = (row: number) => write(values[codes[row] ?? 0] ?? null);
  return (from, to) => {
    const texts = Array.from({ length: to - from }, (_, at) => textOf(from + at));
    return { ...encoded(texts), codes: inOrder, first: from };
  };
}

const rowsAtOnce = 4_096;
const inOrder = Uint16Array.from({ length: rowsAtOnce }, (_, row) => row);

function encoded(texts: readonly string[]): Pick<WrittenColumn, 'bytes' | 'starts'> {
  const bytes = Buffer.from(texts.join(''));
  // A character of plain English is a byte: the texts themselves say where each ends.
  const length = sum(texts, (text) => text.length);
  const sizeOf = length === bytes.length ? (text: string) => text.length : Buffer.byteLength;
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, text] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + sizeOf(text);
  return { bytes, starts };
}

/** How a format puts a row together from its cells. */
export interface RowForm {
  /** Before the first cell of a row, and after the last. */
  readonly before: string;
  readonly after: string;
  /** Between two rows. */
  readonly between: string;
  /** Where every row has a number and says it before each cell that has something to it; null where rows have none. */
  readonly numbered: NumberedForm | null;
}

interface NumberedForm {
  readonly first: number;
  /** What stands before the number of a row, and before that number in each of its cells. */
  readonly row: string;
  readonly cells: readonly string[];
}

/**
 * Rows of a table, from one place to before another, in parts worth writing: all that is done for a cell is a copy. A part
 * is good until the next is asked for, which is written over it: with memory of their own for each, cleaning up after
 * them took as long as writing them.
 */
export function* writeRows(
  writers: readonly ColumnWriter[],
  [from, to]: readonly [number, number],
  form: RowForm,
): Generator<Uint8Array, void, void> {
  const before = ascii(form.before);
  const after = ascii(form.after);
  const between = ascii(form.between);
  const rowHead = ascii(form.numbered?.row ?? '');
  const heads = form.numbered?.cells.map(ascii) ?? [];
  const around =
    sum([before, after, between, rowHead, ...heads], ({ length }) => length) +
    (heads.length + 1) * mostDigits;
  const part = new Part();
  for (let start = from; start < to; start += rowsAtOnce) {
    const end = Math.min(to, start + rowsAtOnce);
    const columns = writers.map((write) => write(start, end));
    for (let row = start; row < end; row++) {
      let most = around;
      for (const column of columns) most += lengthIn(column, row);
      if (!part.hasRoom(most)) {
        yield part.written();
        part.clear(most);
      }
      if (row > from) part.copyAll(between);
      const number = form.numbered === null ? nothing : ascii(String(form.numbered.first + row - from));
      part.copyAll(rowHead);
      part.copyAll(number);
      part.copyAll(before);
      let at = -1;
      for (const { bytes, starts, codes, first } of columns) {
        at += 1;
        const code = codes[row - first] ?? 0;
        const [begins, ends] = [starts[code] ?? 0, starts[code + 1] ?? 0];
        if (begins === ends) continue;
        part.copyAll(heads[at] ?? nothing);
        if (heads.length > 0) part.copyAll(number);
        part.copy(bytes, begins, ends);
      }
      part.copyAll(after);
    }
  }
  yield part.written();
}

function lengthIn({ starts, codes, first }: WrittenColumn, row: number): number {
  const code = codes[row - first] ?? 0;
  return (starts[code + 1] ?? 0) - (starts[code] ?? 0);
}

/** Bytes written at once, at least: a call for every row would cost more than writing it. */
const partSize = 262_144;
/** A row number, in digits. */
const mostDigits = 10;
const nothing = new Uint8Array(0);

function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function sum<T>(all: readonly T[], count: (one: T) => number): number {
  return all.reduce((total, one) => total + count(one), 0);
}

/** Bytes that are being put together. */
class Part {
  #bytes = new Uint8Array(partSize);
  #end = 0;

  /** Empties it, and makes sure of room. */
  clear(room: number): void {
    if (room > this.#bytes.length) this.#bytes = new Uint8Array(room);
    this.#end = 0;
  }

  hasRoom(length: number): boolean {
    return this.#end + length <= this.#bytes.length;
  }

  copyAll(source: Uint8Array): void {
    this.copy(source, 0, source.length);
  }

  /** Most texts are short, and a call to copy one takes longer than its bytes do. */
  copy(source: Uint8Array, start: number, end: number): void {
    if (end - start > mostByByte) this.#bytes.set(source.subarray(start, end), this.#end);
    else for (let at = start, to = this.#end; at < end; at++, to++) this.#bytes[to] = source[at] ?? 0;
    this.#end += end - start;
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }
}

const mostByByte = 100;
