import type { Codes } from '../../../model/tables/codes.ts';
import {
  type Cell,
  type Column,
  columnOf,
  distinctColumn,
  type Values,
} from '../../../model/tables/column.ts';
import { withoutHex } from './hex.ts';
import { areIn, openPlaces, type Places, placesIn } from './places.ts';
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
  const known = new Map<string, Places>();
  const outlines = tables.map(({ name, rows, columns }): TableOutline => {
    const outline = { name, rows, columns: outlinesOf(columns, known) };
    const ids = columns.get('id');
    if (ids !== undefined) known.set(name, openPlaces(ids));
    return outline;
  });
  yield* segment(Buffer.from(JSON.stringify(outlines)));
  for (const [at, { columns, shown }] of tables.entries()) {
    for (const { name, codes, of } of outlines[at]?.columns ?? []) {
      const column = distinctColumn(columns.get(name) ?? columnOf([]));
      const others = of === null ? undefined : known.get(of);
      const places = others === undefined ? null : placesIn(others, column);
      const [first, second] = places ?? textsOf(column.values, (value) => shown(value, name));
      yield* segment(...first);
      yield* segment(...second);
      yield* segment(...(typeof codes === 'number' ? [inPlanes(column.codes)] : []));
    }
  }
}

/** How some columns are carried. Worked out before any is written, and no values are kept: all at once they are many. */
function outlinesOf(
  columns: ReadonlyMap<string, Column>,
  known: ReadonlyMap<string, Places>,
): readonly ColumnOutline[] {
  let before: Column | undefined;
  return [...columns].map(([name, column]) => {
    const distinct = distinctColumn(column);
    const others = known.get(name);
    const isOf = others !== undefined && areIn(others, distinct);
    const outline = { name, codes: howCarried(distinct, before), of: isOf ? name : null };
    before = distinct;
    return outline;
  });
}

/** The values of a column as a list in JSON, hex digits cut out, piece by piece: as one text millions would be too long. */
function textsOf(
  values: Values,
  shown: (value: Cell) => Cell,
): readonly [texts: readonly Uint8Array[], bytes: readonly Uint8Array[]] {
  const texts: Uint8Array[] = [Buffer.from('[')];
  const bytes: Uint8Array[] = [];
  for (let from = 0; from < values.length; from += valuesAtOnce) {
    const length = Math.min(valuesAtOnce, values.length - from);
    const some = Array.from({ length }, (_, at) => shown(values.at(from + at) ?? null));
    const [text, cutOut] = withoutHex(`${from === 0 ? '' : ','}${JSON.stringify(some).slice(1, -1)}`);
    texts.push(text);
    bytes.push(cutOut);
  }
  texts.push(Buffer.from(']'));
  return [texts, bytes];
}

const valuesAtOnce = 4_096;

function howCarried({ values, codes }: Column, before: Column | undefined): ColumnOutline['codes'] {
  if (values.length === codes.length) return 'distinct';
  if (before !== undefined && areSame(before.codes, codes)) return 'before';
  return codes.BYTES_PER_ELEMENT as 1 | 2 | 4;
}

function areSame(some: Codes, others: Codes): boolean {
  return some.length === others.length && some.every((code, row) => code === others[row]);
}

/** A segment, of one or several pieces. */
function* segment(...pieces: readonly Uint8Array[]): Generator<Uint8Array, void, void> {
  const length = new Uint8Array(4);
  const all = pieces.reduce((sum, piece) => sum + piece.length, 0);
  new DataView(length.buffer).setUint32(0, all, true);
  yield length;
  yield* pieces;
}
