import { checksum } from './checksum.ts';
import { DamagedLookupFile } from './damage.ts';

/** Bytes that have one checksum. Whatever is read of a page, all of it is checked. */
export const pageSize: number = 1 << 14;

/** A file to read pieces of. */
export interface FileBytes {
  readonly size: number;
  /** Fills an array with the bytes from an offset: all of it, or it throws. */
  readonly readInto: (into: Uint8Array, offset: number) => void;
}

/** The bytes of a file that were checked; they stay as they are. */
export interface Pages {
  readonly bytes: (offset: number, length: number) => Uint8Array;
  /** Numbers of 32 bits, at an offset that is a multiple of four. */
  readonly numbers: (offset: number, count: number) => Uint32Array;
  /** Reads and checks all that was not read yet. */
  readonly checkAll: () => void;
}

/** Opens the first `size` bytes of a file; `sums` has the checksum of each page. */
export function openPages(file: FileBytes, size: number, sums: Uint32Array): Pages {
  // As large as the file, and of a memory that has nothing in it yet nobody has anything.
  const memory = new Uint8Array(size);
  const isRead = new Uint8Array(sums.length);
  const check = (page: number): void => {
    const begin = page * pageSize;
    const words = Math.min(pageSize, size - begin) >>> 2;
    if (checksum(new Uint32Array(memory.buffer, begin, words)) !== sums[page])
      throw new DamagedLookupFile('a part is not as it was written');
    isRead[page] = 1;
  };
  const load = (offset: number, length: number): void => {
    if (length === 0) return;
    if (offset + length > size) throw new DamagedLookupFile('it ends before a part of it');
    const last = Math.floor((offset + length - 1) / pageSize);
    for (let page = Math.floor(offset / pageSize); page <= last; page++) {
      if (isRead[page] === 1) continue;
      const first = page;
      while (page < last && isRead[page + 1] === 0) page++;
      const end = Math.min((page + 1) * pageSize, size);
      file.readInto(memory.subarray(first * pageSize, end), first * pageSize);
      for (let one = first; one <= page; one++) check(one);
    }
  };
  return {
    bytes: (offset, length) => {
      load(offset, length);
      return memory.subarray(offset, offset + length);
    },
    numbers: (offset, count) => {
      load(offset, 4 * count);
      return new Uint32Array(memory.buffer, offset, count);
    },
    checkAll: () => load(0, size),
  };
}
