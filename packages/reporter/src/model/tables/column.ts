/** What a cell holds. */
export type Cell = string | number | boolean | null | readonly string[];

/** A column of a table: its distinct values, each once, and for every row which of them it has. */
export interface Column {
  readonly values: readonly Cell[];
  readonly codes: Codes;
}

/** Places in the values of a column, one a row, as narrow as the number of values allows. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** The column of some cells. */
export function columnOf(cells: Iterable<Cell>): Column {
  const column = openColumn();
  for (const cell of cells) column.add(cell);
  return column.finish();
}

/** A column while rows are added to it. */
export interface GrowingColumn {
  readonly add: (cell: Cell) => void;
  readonly finish: () => Column;
}

/** Opens a column whose values repeat: every row has a place in the list of those seen so far. */
export function openColumn(): GrowingColumn {
  return new RepeatingColumn();
}

/** Opens a column in which no two rows have the same value. */
export function openDistinctColumn(): GrowingColumn {
  return new DistinctColumn();
}

// Classes, and not functions of what they enclose: a table of a million rows adds to forty columns in turn, and code that
// is one for all of them is compiled once.
class RepeatingColumn implements GrowingColumn {
  readonly #plain = new Map<Cell, number>();
  readonly #lists = new Map<string, number>();
  readonly #values: Cell[] = [];
  #codes: Codes = new Uint8Array(1_024);
  #rows = 0;
  #mostValues = 0x100;
  #last: Cell | undefined;
  #code = 0;

  add(cell: Cell): void {
    // Rows side by side have much in common, and often the very same text or list.
    if (cell !== this.#last) {
      this.#code = this.#codeOf(cell);
      this.#last = cell;
    }
    if (this.#rows === this.#codes.length || this.#values.length > this.#mostValues) this.#grow();
    this.#codes[this.#rows] = this.#code;
    this.#rows += 1;
  }

  finish(): Column {
    return { values: this.#values, codes: this.#codes.slice(0, this.#rows) };
  }

  #codeOf(cell: Cell): number {
    const isList = typeof cell === 'object' && cell !== null;
    const known: Map<Cell, number> = isList ? this.#lists : this.#plain;
    const key = isList ? keyOf(cell) : cell;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, this.#values.length);
    return this.#values.push(cell) - 1;
  }

  /** Makes room for more rows, or for wider codes. */
  #grow(): void {
    const before = this.#codes;
    const room = this.#rows === before.length ? this.#rows * 2 : before.length;
    const values = this.#values.length;
    this.#codes =
      values <= 0x100
        ? new Uint8Array(room)
        : values <= 0x10000
          ? new Uint16Array(room)
          : new Uint32Array(room);
    this.#codes.set(before);
    this.#mostValues = 0x100 ** this.#codes.BYTES_PER_ELEMENT;
  }
}

class DistinctColumn implements GrowingColumn {
  readonly #values: Cell[] = [];

  add(cell: Cell): void {
    // A text put together of others keeps them, and a slice the whole, until it is looked into.
    if (typeof cell === 'string') cell.charCodeAt(0);
    this.#values.push(cell);
  }

  finish(): Column {
    return { values: this.#values, codes: Uint32Array.from(this.#values.keys()) };
  }
}

/** Lists are the same when they say the same. Most are empty or have one element. */
function keyOf(list: readonly string[]): string {
  const [first] = list;
  if (first === undefined) return '';
  return list.length === 1 ? `1${first}` : `2${JSON.stringify(list)}`;
}
