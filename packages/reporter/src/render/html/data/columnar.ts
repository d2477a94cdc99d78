import type { Codes } from '../../../model/tables/codes.ts';
import { type Cell, type Column, distinctColumn, type Values } from '../../../model/tables/column.ts';
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

/**
 * The segments of some tables, part by part. Each column is written as soon as its values are known and nothing of them is
 * kept but these bytes, for what is said of all columns comes before the first.
 */
export function* writeColumnar(tables: readonly ColumnarTable[]): Generator<Uint8Array, void, void> {
  const known = new Map<string, Places>();
  const written = tables.map((table) => {
    const columns = columnsOf(table, known);
    const ids = table.columns.get('id');
    if (ids !== undefined) known.set(table.name, openPlaces(ids));
    return { name: table.name, rows: table.rows, columns };
  });
  const outlines = written.map(
    ({ name, rows, columns }): TableOutline => ({
      name,
      rows,
      columns: columns.map(({ outline }) => outline),
    }),
  );
  yield* segment(Buffer.from(JSON.stringify(outlines)));
  for (const { columns } of written)
    for (const { segments } of columns) for (const one of segments) yield* segment(...one);
}

interface CarriedColumn {
  readonly outline: ColumnOutline;
  /** Its values, in two segments, and its codes, each in one or several pieces. */
  readonly segments: readonly (readonly Uint8Array[])[];
}

function columnsOf(
  { columns, shown }: ColumnarTable,
  known: ReadonlyMap<string, Places>,
): readonly CarriedColumn[] {
  let before: Codes | undefined;
  return [...columns].map(([name, column]): CarriedColumn => {
    const distinct = distinctColumn(column);
    const others = known.get(name);
    const isOf = others !== undefined && areIn(others, distinct);
    const codes = howCarried(distinct, before);
    before = distinct.codes;
    const [first, second] = isOf
      ? placesIn(others, distinct)
      : textsOf(distinct.values, (value) => shown(value, name));
    const carried = typeof codes === 'number' ? [inPlanes(distinct.codes)] : [];
    return { outline: { name, codes, of: isOf ? name : null }, segments: [first, second, carried] };
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

function howCarried({ values, codes }: Column, before: Codes | undefined): ColumnOutline['codes'] {
  if (values.length === codes.length) return 'distinct';
  if (before !== undefined && areSame(before, codes)) return 'before';
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
