import { utf8Text } from '../text/utf8.ts';
import { DamagedLookupFile } from './damage.ts';
import { openNumbers } from './number-list.ts';
import type { Output } from './output.ts';
import type { Pages } from './pages.ts';

/** Where the beginnings of the rows of a table lie, and how many rows, or buckets, it has. */
export interface Table {
  readonly at: number;
  readonly count: number;
}

/** Writes rows of JSON text one behind the other, with a comma after each, and then where each begins. */
export function writeRows(texts: Iterable<string>, output: Output): Table {
  const starts = openNumbers();
  let count = 0;
  for (const text of texts) {
    starts.add(output.at());
    output.text(text);
    output.text(',');
    count += 1;
  }
  starts.add(output.at());
  return { at: output.numbers(starts.numbers()), count };
}

/** The rows of a table, each made when it is first asked for; the same object whenever it is. */
export interface Rows<T> {
  readonly count: number;
  readonly at: (row: number) => T;
  readonly all: () => readonly T[];
  /** Those of some numbers, in that order. */
  readonly some: (rows: Iterable<number>) => readonly T[];
}

/** From how large a share of the rows on all are read at once. */
const manyShare = 1 / 8;

/** Opens the rows of a table; `make` makes what a row says. Pages are checked, so the shape of a row is not. */
export function openRows<Row, T extends object | string>(
  pages: Pages,
  { at, count }: Table,
  make: (row: Row, number: number) => T,
): Rows<T> {
  const made: (T | undefined)[] = [];
  let isWhole = false;
  const parse = (begin: number, end: number): unknown => {
    const length = end - begin - 1;
    if (length < 0) throw new DamagedLookupFile('a row ends before it begins');
    return JSON.parse(`[${utf8Text(pages.bytes(begin, length))}]`);
  };
  const all = (): readonly T[] => {
    if (!isWhole && count > 0) {
      const starts = pages.numbers(at, count + 1);
      const rows = parse(starts[0] ?? 0, starts[count] ?? 0) as readonly Row[];
      for (const [number, row] of rows.entries()) made[number] ??= make(row, number);
    }
    isWhole = true;
    return made as readonly T[];
  };
  const one = (row: number): T => {
    const before = made[row];
    if (before !== undefined) return before;
    if (row >= count) throw new DamagedLookupFile('a row is not there');
    const [begin = 0, end = 0] = pages.numbers(at + 4 * row, 2);
    const [parsed] = parse(begin, end) as readonly Row[];
    const value = make(parsed as Row, row);
    made[row] = value;
    return value;
  };
  return {
    count,
    at: one,
    all,
    some: (rows) => {
      const numbers = [...rows];
      if (numbers.length > count * manyShare) all();
      return numbers.map(one);
    },
  };
}
