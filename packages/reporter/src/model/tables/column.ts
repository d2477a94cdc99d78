import { type Codes, GrowingCodes } from './codes.ts';

/** What a cell holds. */
export type Cell = string | number | boolean | null | readonly string[];

/** What the rows of a column hold, by code. A list of them is such. */
export interface Values {
  readonly length: number;
  readonly at: (code: number) => Cell | undefined;
}

/** A column of a table: its values, and for every row which of them it has. */
export interface Column {
  readonly values: Values;
  readonly codes: Codes;
  /**
   * Whether each value is there once, in the order in which rows have them. Columns that say something of the same things
   * share their codes, and then a value may be there twice (see `distinctColumn`).
   */
  readonly isDistinct: boolean;
  /** Where each value is a list of one id at most: whose ids these are, and the place of each among them. */
  readonly among?: Among;
}

interface Among {
  readonly ids: Values;
  /** Null of an empty list. */
  readonly placeOf: (code: number) => number | null;
}

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
  readonly #interned = new Interned();
  readonly #codes = new GrowingCodes();
  #last: Cell | undefined;
  #code = 0;

  add(cell: Cell): void {
    // Rows side by side have much in common, and often the very same text or list.
    if (cell !== this.#last) {
      this.#code = this.#interned.codeOf(cell);
      this.#last = cell;
    }
    this.#codes.add(this.#code);
  }

  finish(): Column {
    return { values: this.#interned.values, codes: this.#codes.finish(), isDistinct: true };
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
    return {
      values: this.#values,
      codes: Uint32Array.from(this.#values.keys()),
      isDistinct: true,
    };
  }
}

/** The column with each of its values once, in the order in which rows have them. */
export function distinctColumn(column: Column): Column {
  if (column.isDistinct) return column;
  if (column.among !== undefined) return renumbered(column, column.among);
  const { values, codes } = column;
  const interned = new Interned();
  const known = new Int32Array(values.length).fill(-1);
  const first = new GrowingCodes();
  for (const code of codes) {
    let place = known[code] ?? -1;
    if (place < 0) {
      place = interned.codeOf(values.at(code) ?? null);
      known[code] = place;
    }
    first.add(place);
  }
  return { values: interned.values, codes: first.finish(), isDistinct: true };
}

/** A column of lists of one id at most: the codes are places among the ids, counted from 1, and 0 where there is none. */
export function listsOfOne(ids: Values, codes: Codes): Column {
  return {
    values: {
      length: ids.length + 1,
      at: (code) => {
        const id = code === 0 ? undefined : ids.at(code - 1);
        return id === undefined ? [] : [String(id)];
      },
    },
    codes,
    isDistinct: false,
    among: { ids, placeOf: (code) => (code === 0 ? null : code - 1) },
  };
}

/** As `distinctColumn`, where no two values are the same. */
function renumbered({ values, codes }: Column, { ids, placeOf }: Among): Column {
  const order: number[] = [];
  const known = new Int32Array(values.length).fill(-1);
  const first = new GrowingCodes();
  for (const code of codes) {
    if ((known[code] ?? -1) < 0) known[code] = order.push(code) - 1;
    first.add(known[code] ?? 0);
  }
  const codeAt = (place: number) => order[place] ?? 0;
  return {
    values: { length: order.length, at: (place) => values.at(codeAt(place)) },
    codes: first.finish(),
    isDistinct: true,
    among: { ids, placeOf: (place) => placeOf(codeAt(place)) },
  };
}

/** Values, each once, in the order in which they came. */
export class Interned {
  readonly values: Cell[] = [];
  readonly #plain = new Map<Cell, number>();
  readonly #lists = new Map<string, number>();

  codeOf(cell: Cell): number {
    const isList = typeof cell === 'object' && cell !== null;
    const known: Map<Cell, number> = isList ? this.#lists : this.#plain;
    const key = isList ? keyOf(cell) : cell;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, this.values.length);
    return this.values.push(cell) - 1;
  }
}

/** Lists are the same when they say the same. Most are empty or have one element. */
function keyOf(list: readonly string[]): string {
  const [first] = list;
  if (first === undefined) return '';
  return list.length === 1 ? `1${first}` : `2${JSON.stringify(list)}`;
}
