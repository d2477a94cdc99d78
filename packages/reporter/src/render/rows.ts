import type { Cell, Codes, Column } from '../model/tables/column.ts';

/** A column as a format writes it: the bytes of each of its values, and for every row which of them it has. */
export interface WrittenColumn {
  readonly bytes: Uint8Array;
  /** Where in the bytes each value begins, and after the last where it ends. */
  readonly starts: Uint32Array;
  readonly codes: Codes;
}

/** Writes each value of a column once. */
export function writeColumn({ values, codes }: Column, write: (value: Cell) => string): WrittenColumn {
  const starts = new Uint32Array(values.length + 1);
  const bytes: Uint8Array[] = [];
  let end = 0;
  for (let from = 0; from < values.length; from += atOnce) {
    const texts = values.slice(from, from + atOnce).map(write);
    const encoded = Buffer.from(texts.join(''));
    // A character of plain English is a byte: the texts themselves say where each ends.
    const length = sum(texts, (text) => text.length);
    const sizeOf = length === encoded.length ? (text: string) => text.length : Buffer.byteLength;
    for (const [at, text] of texts.entries()) {
      end += sizeOf(text);
      starts[from + at + 1] = end;
    }
    bytes.push(encoded);
  }
  return { bytes: Buffer.concat(bytes), starts, codes };
}

/** Texts encoded at once: a call for each takes longer than its bytes. */
const atOnce = 1_024;

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
  columns: readonly WrittenColumn[],
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
  for (let row = from; row < to; row++) {
    let most = around;
    for (const { starts, codes } of columns) {
      const code = codes[row] ?? 0;
      most += (starts[code + 1] ?? 0) - (starts[code] ?? 0);
    }
    if (!part.hasRoom(most)) {
      yield part.written();
      part.clear(most);
    }
    if (row > from) part.copyAll(between);
    const number = form.numbered === null ? nothing : ascii(String(form.numbered.first + row - from));
    part.copyAll(rowHead);
    part.copyAll(number);
    part.copyAll(before);
    for (let at = 0; at < columns.length; at++) {
      const { bytes, starts, codes } = columns[at] as WrittenColumn;
      const code = codes[row] ?? 0;
      const [start, end] = [starts[code] ?? 0, starts[code + 1] ?? 0];
      if (start === end) continue;
      part.copyAll(heads[at] ?? nothing);
      if (heads.length > 0) part.copyAll(number);
      part.copy(bytes, start, end);
    }
    part.copyAll(after);
  }
  yield part.written();
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
