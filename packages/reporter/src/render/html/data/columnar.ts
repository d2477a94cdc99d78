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

/** What a cell may hold. */
export type Cell = string | number | boolean | null | readonly string[];

/** A table to be written: its rows are read once for each column. */
export interface ColumnarTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly cell: (row: number, column: string) => Cell;
  /** A value as the page shows it; asked of each distinct one once. */
  readonly shown: (cell: Cell, column: string) => Cell;
}

/** The segments of some tables, part by part. */
export function* writeColumnar(tables: readonly ColumnarTable[]): Generator<Uint8Array, void, void> {
  const outlines: readonly TableOutline[] = tables.map(({ name, rows, columns }) => ({
    name,
    rows,
    columns,
  }));
  yield* segment(json(outlines));
  for (const table of tables) {
    for (const column of table.columns) {
      const { values, codes } = encode(table, column);
      yield* segment(json(values));
      yield* segment(narrow(codes, values.length));
    }
  }
}

interface Encoded {
  readonly values: readonly Cell[];
  readonly codes: Uint32Array;
}

function encode({ rows, cell, shown }: ColumnarTable, column: string): Encoded {
  const plain = new Map<Cell, number>();
  const lists = new Map<Cell, number>();
  const values: Cell[] = [];
  const codes = new Uint32Array(rows);
  let last: Cell | undefined;
  for (let row = 0; row < rows; row++) {
    const value = cell(row, column);
    // Rows side by side have much in common, and often the very same text or list.
    if (row > 0 && value === last) {
      codes[row] = codes[row - 1] ?? 0;
      continue;
    }
    last = value;
    const isList = typeof value === 'object' && value !== null;
    const known: Map<Cell, number> = isList ? lists : plain;
    const key = isList ? keyOf(value) : value;
    let code = known.get(key);
    if (code === undefined) {
      code = values.length;
      known.set(key, code);
      values.push(shown(value, column));
    }
    codes[row] = code;
  }
  return { values, codes };
}

/** Lists are the same when they say the same. Most are empty or have one element. */
function keyOf(list: readonly string[]): string {
  const [first] = list;
  if (first === undefined) return '';
  return list.length === 1 ? `1${first}` : `2${JSON.stringify(list)}`;
}

/** The codes in as few bytes as hold the largest of them. */
function narrow(codes: Uint32Array, distinct: number): Uint8Array {
  if (distinct === codes.length) return new Uint8Array(0);
  if (distinct <= 0x100) return Uint8Array.from(codes);
  const width = distinct <= 0x10000 ? 2 : 4;
  const bytes = new Uint8Array(codes.length * width);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    if (width === 2) view.setUint16(row * 2, code, true);
    else view.setUint32(row * 4, code, true);
  }
  return bytes;
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
