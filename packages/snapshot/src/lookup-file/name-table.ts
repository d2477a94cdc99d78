import { textHash } from './checksum.ts';
import { openNumbers } from './number-list.ts';
import type { Output } from './output.ts';
import type { Pages } from './pages.ts';
import type { Table } from './rows.ts';

/** A table of names being written, each with the number of a row that has it. */
export interface NameWriter {
  /** Several rows may have one name, and one row several. */
  readonly add: (name: string, row: number) => void;
  /** The same of a name whose hash is known. */
  readonly addHash: (hash: number, row: number) => void;
  /**
   * Writes where each of some buckets begins, and the rows in each. The names themselves are not in it: the rows show
   * them, and nobody else may be found by one.
   */
  readonly close: (output: Output, buckets?: number) => Table;
}

export function openNameWriter(): NameWriter {
  // Numbers and not names are kept: there are millions in a large account.
  const hashes = openNumbers();
  const rows = openNumbers();
  const addHash = (hash: number, row: number): void => {
    hashes.add(hash);
    rows.add(row);
  };
  return {
    add: (name, row) => addHash(textHash(name), row),
    addHash,
    close: (output, buckets = rows.numbers().length) => {
      const count = Math.max(1, buckets);
      return { at: output.numbers(sorted(hashes.numbers(), rows.numbers(), count)), count };
    },
  };
}

/** Where each bucket begins, and then the rows bucket by bucket. */
function sorted(hashes: Uint32Array, rows: Uint32Array, buckets: number): Uint32Array {
  const words = new Uint32Array(buckets + 1 + rows.length);
  const values = words.subarray(buckets + 1);
  for (const hash of hashes) increase(words, (hash % buckets) + 1);
  for (let at = 0; at < buckets; at++) words[at + 1] = (words[at + 1] ?? 0) + (words[at] ?? 0);
  const next = words.slice(0, buckets);
  for (let at = 0; at < rows.length; at++)
    values[increase(next, (hashes[at] ?? 0) % buckets)] = rows[at] ?? 0;
  return words;
}

/** Adds one to a number; gives what it was. */
function increase(numbers: Uint32Array, at: number): number {
  const before = numbers[at] ?? 0;
  numbers[at] = before + 1;
  return before;
}

/** The rows that may have a name, in the order in which they were added: all that have it, and possibly others. */
export type NameReader = (name: string) => Uint32Array;

/** Opens the names of a table. */
export function openNames(pages: Pages, { at, count }: Table): NameReader {
  return (name) => {
    const [begin = 0, end = 0] = pages.numbers(at + 4 * (textHash(name) % count), 2);
    return pages.numbers(at + 4 * (count + 1 + begin), end - begin);
  };
}
