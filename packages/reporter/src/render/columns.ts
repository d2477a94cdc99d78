import type { Codes } from '../model/tables/codes.ts';
import type { Cell, Column } from '../model/tables/column.ts';

/** A column, and how a format writes its values. */
export interface Writable {
  readonly column: Column;
  readonly write: (value: Cell) => string;
}

/** Columns as a format writes them: the bytes of some of their values, and for every row which of them it has. */
export interface WrittenColumns {
  readonly bytes: Uint8Array;
  /** Where in the bytes each value begins, and after the last where it ends. */
  readonly starts: Uint32Array;
  readonly codes: Codes;
  /** The row that the first of the codes is of. */
  readonly first: number;
  /** The bytes of the longest value. */
  readonly longest: number;
}

/** Writes columns, as far as they are wanted for some rows: at most `rowsAtOnce`, after those that it wrote before. */
export type ColumnsWriter = (from: number, to: number) => WrittenColumns;

/** Opens the writing of some columns: those side by side that share their codes are written as one. */
export function openWriters(columns: readonly Writable[]): readonly ColumnsWriter[] {
  const together: Writable[][] = [];
  for (const one of columns) {
    const before = together.at(-1);
    if (before?.[0]?.column.codes === one.column.codes) before.push(one);
    else together.push([one]);
  }
  return together.map(openWriter);
}

/**
 * Each of the values once, or where they are many, those of the rows at hand: all of them would take as much memory as the
 * file.
 */
function openWriter(columns: readonly Writable[]): ColumnsWriter {
  const codes = columns[0]?.column.codes ?? nothing;
  const values = Math.max(...columns.map(({ column }) => column.values.length));
  const textOf = (code: number) =>
    columns.map(({ column, write }) => write(column.values.at(code) ?? null)).join('');
  if (values <= rowsAtOnce) {
    const whole = { ...encoded(Array.from({ length: values }, (_, code) => textOf(code))), codes, first: 0 };
    return () => whole;
  }
  // Where each value stands among those at hand, if it does: counted on from round to round.
  const places = new Uint32Array(values);
  let round = 0;
  return (from, to) => {
    round += rowsAtOnce;
    const texts: string[] = [];
    const own = new Uint16Array(to - from);
    for (let row = from; row < to; row++) {
      const code = codes[row] ?? 0;
      if ((places[code] ?? 0) < round) places[code] = round + texts.push(textOf(code)) - 1;
      own[row - from] = (places[code] ?? 0) - round;
    }
    return { ...encoded(texts), codes: own, first: from };
  };
}

/** How many rows are written at once. */
export const rowsAtOnce = 4_096;
const nothing = new Uint8Array(0);

function encoded(texts: readonly string[]): Pick<WrittenColumns, 'bytes' | 'starts' | 'longest'> {
  const all = texts.join('');
  const bytes = Buffer.from(all);
  // A character of plain English is a byte: the texts themselves say where each ends.
  const sizeOf = all.length === bytes.length ? (text: string) => text.length : Buffer.byteLength;
  const starts = new Uint32Array(texts.length + 1);
  let [end, longest] = [0, 0];
  for (const [at, text] of texts.entries()) {
    const size = sizeOf(text);
    end += size;
    longest = Math.max(longest, size);
    starts[at + 1] = end;
  }
  return { bytes, starts, longest };
}
