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
  const plain = new Map<Cell, number>();
  const lists = new Map<string, number>();
  const values: Cell[] = [];
  let codes: Codes = new Uint8Array(1_024);
  let [rows, room, mostValues] = [0, codes.length, 0x100];
  let last: Cell | undefined;
  let code = 0;
  const codeOf = (cell: Cell): number => {
    const isList = typeof cell === 'object' && cell !== null;
    const known: Map<Cell, number> = isList ? lists : plain;
    const key = isList ? keyOf(cell) : cell;
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, values.length);
    return values.push(cell) - 1;
  };
  return {
    add: (cell) => {
      // Rows side by side have much in common, and often the very same text or list.
      if (cell !== last) {
        code = codeOf(cell);
        last = cell;
      }
      if (rows === room || values.length > mostValues) {
        codes = withRoom(codes, rows === room ? room * 2 : room, values.length);
        [room, mostValues] = [codes.length, 0x100 ** codes.BYTES_PER_ELEMENT];
      }
      codes[rows] = code;
      rows += 1;
    },
    finish: () => ({ values, codes: codes.slice(0, rows) }),
  };
}

/** Opens a column in which no two rows have the same value. */
export function openDistinctColumn(): GrowingColumn {
  const values: Cell[] = [];
  return {
    add: (cell) => void values.push(cell),
    finish: () => ({ values, codes: Uint32Array.from(values, (_, row) => row) }),
  };
}

/** Lists are the same when they say the same. Most are empty or have one element. */
function keyOf(list: readonly string[]): string {
  const [first] = list;
  if (first === undefined) return '';
  return list.length === 1 ? `1${first}` : `2${JSON.stringify(list)}`;
}

/** The codes with room for more rows, wide enough for the number of values. */
function withRoom(codes: Codes, room: number, values: number): Codes {
  const grown =
    values <= 0x100
      ? new Uint8Array(room)
      : values <= 0x10000
        ? new Uint16Array(room)
        : new Uint32Array(room);
  grown.set(codes);
  return grown;
}
