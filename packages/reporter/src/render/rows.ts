import { type ColumnsWriter, rowsAtOnce } from './columns.ts';

/** How a format puts a row together from its cells. */
export interface RowForm {
  /** Before the first cell of a row, and after the last. */
  readonly before: string;
  readonly after: string;
  /** Between two rows. */
  readonly between: string;
  /**
   * The number of the first row, where rows say their number: in place of every `numberSign` before, in and between their
   * cells; null where they do not.
   */
  readonly firstNumber: number | null;
}

/** Stands where the number of a row is to be: a character that no cell of a format with numbers has. */
export const numberSign = '\0';

/**
 * Rows of a table, from one place to before another, in parts worth writing: all that is done for a cell is a copy. A part
 * is good until the next is asked for, which is written over it: with memory of their own for each, cleaning up after
 * them took as long as writing them.
 */
export function* writeRows(
  writers: readonly ColumnsWriter[],
  [from, to]: readonly [number, number],
  { before, after, between, firstNumber }: RowForm,
): Generator<Uint8Array, void, void> {
  const [head, tail, gap] = [Buffer.from(before), Buffer.from(after), Buffer.from(between)];
  const part = new Part(firstNumber !== null);
  for (let start = from; start < to; start += rowsAtOnce) {
    const end = Math.min(to, start + rowsAtOnce);
    const columns = writers.map((write) => write(start, end));
    const most = columns.reduce((sum, { longest }) => sum + longest, head.length + tail.length + gap.length);
    for (let row = start; row < end; row++) {
      if (!part.hasRoom(most)) {
        yield part.written();
        part.clear(most);
      }
      if (firstNumber !== null) part.number(firstNumber + row - from);
      if (row > from) part.copy(gap, 0, gap.length);
      part.copy(head, 0, head.length);
      for (const { bytes, starts, codes, first } of columns) {
        const code = codes[row - first] ?? 0;
        part.copy(bytes, starts[code] ?? 0, starts[code + 1] ?? 0);
      }
      part.copy(tail, 0, tail.length);
    }
  }
  yield part.written();
}

/** Bytes written at once, at least: a call for every row would cost more than writing it. */
const partSize = 262_144;
/** A row number, in digits. */
const mostDigits = 10;
const zero = 48;

/** Bytes that are being put together. */
class Part {
  readonly #isNumbered: boolean;
  readonly #digits = new Uint8Array(mostDigits);
  #count = 0;
  #bytes = new Uint8Array(partSize);
  #end = 0;

  constructor(isNumbered: boolean) {
    this.#isNumbered = isNumbered;
  }

  /** Empties it, and makes sure of room. */
  clear(room: number): void {
    const needed = this.#isNumbered ? room * mostDigits : room;
    if (needed > this.#bytes.length) this.#bytes = new Uint8Array(needed * 2);
    this.#end = 0;
  }

  /** Whether this number of bytes fits, each of which may be the sign for a number. */
  hasRoom(length: number): boolean {
    return this.#end + (this.#isNumbered ? length * mostDigits : length) <= this.#bytes.length;
  }

  /** The number of the row that follows. */
  number(number: number): void {
    this.#count = 0;
    for (let rest = number; rest > 0; rest = Math.floor(rest / 10))
      this.#digits[this.#count++] = zero + (rest % 10);
  }

  copy(source: Uint8Array, start: number, end: number): void {
    if (this.#isNumbered) this.#copyNumbered(source, start, end);
    // Most texts are short, and a call to copy one takes longer than its bytes do.
    else if (end - start > mostByByte) {
      this.#bytes.set(source.subarray(start, end), this.#end);
      this.#end += end - start;
    } else {
      let to = this.#end;
      for (let at = start; at < end; at++) this.#bytes[to++] = source[at] ?? 0;
      this.#end = to;
    }
  }

  #copyNumbered(source: Uint8Array, start: number, end: number): void {
    const bytes = this.#bytes;
    let to = this.#end;
    for (let at = start; at < end; at++) {
      const byte = source[at] ?? 0;
      if (byte !== 0) bytes[to++] = byte;
      else for (let digit = this.#count; digit > 0; digit--) bytes[to++] = this.#digits[digit - 1] ?? 0;
    }
    this.#end = to;
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#end);
  }
}

const mostByByte = 100;
