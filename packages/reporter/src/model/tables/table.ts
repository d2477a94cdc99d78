import { invariant } from '@grantlens/snapshot/internal';
import { type Cell, type Column, type GrowingColumn, openColumn, openDistinctColumn } from './column.ts';

/**
 * The rows of a table, held by columns: a row of a large account is one of hundreds of thousands with some thirty fields
 * each, and nearly all of them hold what other rows hold too. A row looks its fields up in the columns when they are
 * read, so it is not to be spread or compared as a whole: `rows` lists plain ones.
 */
export interface Table<Row extends object> extends Iterable<Row> {
  readonly length: number;
  /** The columns by name, in the order in which a row has its fields. */
  readonly columns: ReadonlyMap<string, Column>;
  at(index: number): Row | undefined;
  filter(keep: (row: Row) => boolean): readonly Row[];
  map<To>(change: (row: Row) => To): readonly To[];
  some(holds: (row: Row) => boolean): boolean;
  /** How many rows there are like that: none of them is kept. */
  count(like: (row: Row) => boolean): number;
  /** Adds up what each row counts. */
  sum(count: (row: Row) => number): number;
  /** Every row in an object of its own. */
  rows(): readonly Row[];
  /** As `rows`, one after the other. */
  plainRows(): Iterable<Row>;
}

class ColumnTable<Row extends object> implements Table<Row> {
  readonly length: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly #rowAt: (at: number) => Row;

  constructor(length: number, columns: ReadonlyMap<string, Column>) {
    this.length = length;
    this.columns = columns;
    this.#rowAt = openRows(columns);
  }

  at(index: number): Row | undefined {
    return index < this.length ? this.#rowAt(index) : undefined;
  }

  *[Symbol.iterator](): Generator<Row, void, void> {
    for (let at = 0; at < this.length; at++) yield this.#rowAt(at);
  }

  filter(keep: (row: Row) => boolean): readonly Row[] {
    const kept: Row[] = [];
    for (let at = 0; at < this.length; at++) {
      const row = this.#rowAt(at);
      if (keep(row)) kept.push(row);
    }
    return kept;
  }

  map<To>(change: (row: Row) => To): readonly To[] {
    return Array.from({ length: this.length }, (_, at) => change(this.#rowAt(at)));
  }

  some(holds: (row: Row) => boolean): boolean {
    for (let at = 0; at < this.length; at++) if (holds(this.#rowAt(at))) return true;
    return false;
  }

  count(like: (row: Row) => boolean): number {
    return this.sum((row) => (like(row) ? 1 : 0));
  }

  sum(count: (row: Row) => number): number {
    let total = 0;
    for (let at = 0; at < this.length; at++) total += count(this.#rowAt(at));
    return total;
  }

  rows(): readonly Row[] {
    return [...this.plainRows()];
  }

  *plainRows(): Generator<Row, void, void> {
    for (let at = 0; at < this.length; at++) {
      const fields = [...this.columns].map(([name, { values, codes }]) => [name, values.at(codes[at] ?? 0)]);
      yield Object.fromEntries(fields) as Row;
    }
  }

  toJSON(): readonly Row[] {
    return this.rows();
  }
}

/** Puts rows into a table. Each has the same fields in the same order, and an `id` that no other has. */
export function tableOf<Row extends object>(rows: Iterable<Row>): Table<Row> {
  const growing = new Map<string, GrowingColumn>();
  let length = 0;
  for (const row of rows) {
    if (length === 0)
      for (const name of Object.keys(row))
        growing.set(name, name === 'id' ? openDistinctColumn() : openColumn());
    for (const [name, column] of growing) column.add((row as Readonly<Record<string, Cell>>)[name] ?? null);
    length += 1;
  }
  return new ColumnTable<Row>(length, new Map([...growing].map(([name, column]) => [name, column.finish()])));
}

/** A table of columns, in the order in which a row has its fields. */
export function tableOfColumns<Row extends object>(
  length: number,
  columns: { readonly [Name in keyof Row]: Column },
): Table<Row> {
  return new ColumnTable<Row>(length, new Map(Object.entries<Column>(columns)));
}

/** A table, or rows that are few, as a table. */
export function asTable<Row extends object>(rows: Table<Row> | readonly Row[]): Table<Row> {
  return 'columns' in rows ? rows : tableOf(rows);
}

/** Returns a function that gives a row: its place in the columns, and for each of them a field that reads it there. */
function openRows<Row extends object>(columns: ReadonlyMap<string, Column>): (at: number) => Row {
  class RowAt {
    readonly at: number;
    // A row of another table is another row, also to what compares objects field by field.
    readonly of = columns;
    constructor(at: number) {
      this.at = at;
    }
  }
  for (const [name, { values, codes }] of columns) {
    invariant(name !== 'at' && name !== 'of', 'no column is called as the place of a row');
    Object.defineProperty(RowAt.prototype, name, {
      get(this: RowAt) {
        return values.at(codes[this.at] ?? 0);
      },
    });
  }
  return (at) => new RowAt(at) as unknown as Row;
}
