import { checksum, textHash } from './checksum.ts';
import type { Output } from './output.ts';
import { damaged, numberBytes, type ReadBytes, readNumbers } from './reading.ts';
import type { Table } from './rows.ts';

/** A table of names being written, each with the number of a row that has it. */
export interface NameWriter {
  /** Several rows may have one name, and one row several. */
  readonly add: (name: string, row: number) => void;
  /**
   * Writes the names as a hash table: where each bucket begins, and of each bucket its rows, with a checksum before
   * them. The names themselves are not in it: the rows show them.
   */
  readonly close: () => Table;
}

export function openNameWriter(output: Output): NameWriter {
  // Numbers and not names are kept: there are hundreds of thousands in a large account.
  const hashes: number[] = [];
  const rows: number[] = [];
  return {
    add: (name, row) => {
      hashes.push(textHash(name));
      rows.push(row);
    },
    close: () => {
      // Few rows per bucket: each is read to see whether it has the name.
      const count = Math.max(1, rows.length);
      return { at: output.bytes(bucketBytes(hashes, rows, count)).offset, count };
    },
  };
}

function bucketBytes(hashes: readonly number[], rows: readonly number[], buckets: number): Uint8Array {
  const starts = new Uint32Array(buckets + 1);
  for (const hash of hashes) addOne(starts, (hash % buckets) + 1);
  // A bucket has its checksum and its rows.
  for (let at = 0; at < buckets; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0) + 1;
  const words = new Uint32Array(rows.length + buckets);
  const next = starts.slice();
  rows.forEach((row, at) => {
    words[addOne(next, (hashes[at] ?? 0) % buckets)] = row;
  });
  for (let at = 0; at < buckets; at++) {
    const begin = starts[at] ?? 0;
    words[begin] = checksum(words.subarray(begin + 1, starts[at + 1]));
  }
  return numberBytes(starts, words);
}

function addOne(numbers: Uint32Array, at: number): number {
  const sum = (numbers[at] ?? 0) + 1;
  numbers[at] = sum;
  return sum;
}

/** The rows that may have a name: all that have it, and possibly a few others. */
export type NameReader = (name: string) => readonly number[];

/** Opens the names of a table. */
export function openNames(read: ReadBytes, { at, count }: Table): NameReader {
  const words = at + 4 * (count + 1);
  return (name) => {
    const [begin = 0, end = 0] = readNumbers(read, at + 4 * (textHash(name) % count), 2);
    if (end <= begin) throw damaged('a bucket of names has no end');
    const [sum, ...rows] = readNumbers(read, words + 4 * begin, end - begin);
    if (checksum(rows) !== sum) throw damaged('a bucket of names is not as it was written');
    return rows;
  };
}
