import type { Cell, Codes, Column } from '../../../model/tables/column.ts';

/**
 * Tables by columns, as the page carries them for its script: of every column the distinct values, each once, and for
 * every row which of them it is. A list of segments, each its length in bytes (32 bits, little-endian) and then itself:
 * first the tables (JSON, `TableOutline[]`), then for every column its values (JSON) and its codes (1, 2 or 4 bytes a
 * row, little-endian; none where no two rows have the same value).
 */
export interface TableOutline {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly string[];
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
  const outlines = tables.map(
    ({ name, rows, columns }): TableOutline => ({ name, rows, columns: [...columns.keys()] }),
  );
  yield* segment(json(outlines));
  for (const { columns, shown } of tables) {
    for (const [name, { values, codes }] of columns) {
      yield* segment(json(values.map((value) => shown(value, name))));
      yield* segment(values.length === codes.length ? nothing : bytesOf(codes));
    }
  }
}

const nothing = new Uint8Array(0);

/** Little-endian, as every machine is that runs this. */
function bytesOf({ buffer, byteOffset, byteLength }: Codes): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function* segment(bytes: Uint8Array): Generator<Uint8Array, void, void> {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length, true);
  yield length;
  yield bytes;
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
