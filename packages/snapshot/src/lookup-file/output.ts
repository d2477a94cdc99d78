import { utf8Bytes, writeUtf8 } from '../text/utf8.ts';
import { checksum } from './checksum.ts';
import { pageSize } from './pages.ts';

/** A file being written from its beginning to its end. */
export interface Output {
  /** Where the next byte will be. */
  readonly at: () => number;
  readonly text: (text: string) => void;
  /** Numbers of 32 bits; gives where they are, a multiple of four. */
  readonly numbers: (numbers: Uint32Array) => number;
  /** Gives what is still in the buffer, and then has the checksum of every page. */
  readonly close: () => Uint32Array;
}

const space = 0x20;

/** Bytes given at once. */
const partSize = 16 * pageSize;

/**
 * Gives a file in parts; a part is valid until the next. There is one buffer, because allocating large ones makes the
 * garbage collector look at the whole heap.
 */
export function openOutput(give: (part: Uint8Array) => void): Output {
  const buffer = new Uint8Array(2 * partSize);
  const sums: number[] = [];
  let given = 0;
  let filled = 0;
  const giveUpTo = (length: number): void => {
    for (let at = 0; at < length; at += pageSize)
      sums.push(checksum(new Uint32Array(buffer.buffer, at, Math.min(pageSize, length - at) >>> 2)));
    give(buffer.subarray(0, length));
    buffer.copyWithin(0, length, filled);
    given += length;
    filled -= length;
  };
  const put = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) {
      const some = bytes.subarray(at, at + buffer.length - filled);
      buffer.set(some, filled);
      filled += some.length;
      at += some.length;
      if (filled >= partSize) giveUpTo(partSize);
    }
  };
  const align = (): void => {
    while (filled % 4 > 0) buffer[filled++] = space;
  };
  return {
    at: () => given + filled,
    text: (text) => {
      // A UTF-16 unit is three bytes of UTF-8 at most.
      if (3 * text.length > buffer.length - filled) {
        put(utf8Bytes(text));
        return;
      }
      filled += writeUtf8(text, buffer, filled);
      if (filled >= partSize) giveUpTo(partSize);
    },
    numbers: (numbers) => {
      align();
      const at = given + filled;
      put(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
      return at;
    },
    close: () => {
      align();
      if (filled > 0) giveUpTo(filled);
      return Uint32Array.from(sums);
    },
  };
}
