import type { Cell, Codes, Column } from '../../../model/tables/column.ts';
import { withoutHex } from './hex.ts';
import { placesIn } from './places.ts';
import { inPlanes } from './planes.ts';

/**
 * Tables by columns, as the page carries them for its script: of every column the distinct values, each once, and for
 * every row which of them it is. A list of segments, each its length in bytes (32 bits, little-endian) and then itself:
 * first the tables (JSON, `TableOutline[]`), then for every column its values, in two segments, and its codes.
 */
export interface TableOutline {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly ColumnOutline[];
}

export interface ColumnOutline {
  readonly name: string;
  /**
   * How its codes are carried: in so much bytes a row, lowest bytes first (see `inPlanes`); as those of the column before
   * it; or not at all, where no two rows have the same value.
   */
  readonly codes: 1 | 2 | 4 | 'before' | 'distinct';
  /** The table before it of whose rows its values are lists of ids; null where they are texts (see `withoutHex`). */
  readonly of: string | null;
}

/** A table to be written. */
export interface ColumnarTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** A value as the page shows it; asked of each distinct one once. */
  readonly shown: (cell: Cell, column: string) => Cell;
}

/** The segments of some tables, part by part. */
export function* writeColumnar(tables: readonly ColumnarTable[]): Generator<Uint8Array, void, void> {
  const known = new Map<string, Column>();
  const written = tables.map((table) => {
    const columns = [...table.columns].map(([name, column], at, all) => {
      const [, before] = all[at - 1] ?? [];
      const others = known.get(name);
      const places = others === undefined ? null : placesIn(others, column.values);
      const outline = { name, codes: howCarried(column, before), of: places === null ? null : name };
      return { outline, column, places };
    });
    const ids = table.columns.get('id');
    if (ids !== undefined) known.set(table.name, ids);
    return { ...table, columns };
  });
  const outlines = written.map(
    ({ name, rows, columns }): TableOutline => ({
      name,
      rows,
      columns: columns.map(({ outline }) => outline),
    }),
  );
  yield* segment(Buffer.from(JSON.stringify(outlines)));
  for (const { columns, shown } of written) {
    for (const { outline, column, places } of columns) {
      const { name, codes } = outline;
      const texts = () => withoutHex(JSON.stringify(column.values.map((value) => shown(value, name))));
      const [first, second] = places ?? texts();
      yield* segment(first);
      yield* segment(second);
      yield* segment(typeof codes === 'number' ? inPlanes(column.codes) : nothing);
    }
  }
}

const nothing = new Uint8Array(0);

function howCarried({ values, codes }: Column, before: Column | undefined): ColumnOutline['codes'] {
  if (values.length === codes.length) return 'distinct';
  if (before !== undefined && areSame(before.codes, codes)) return 'before';
  return codes.BYTES_PER_ELEMENT as 1 | 2 | 4;
}

function areSame(some: Codes, others: Codes): boolean {
  return some.length === others.length && some.every((code, row) => code === others[row]);
}

function* segment(bytes: Uint8Array): Generator<Uint8Array, void, void> {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length, true);
  yield length;
  yield bytes;
}
