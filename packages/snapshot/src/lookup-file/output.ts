import { writeUtf8 } from '../text/utf8.ts';
import { checksum } from './checksum.ts';

/** Where a piece lies in the file, and what it must read as. */
export interface Piece {
  readonly offset: number;
  readonly length: number;
  readonly sum: number;
}

/** A file being written from its beginning to its end. */
export interface Output {
  readonly text: (text: string) => Piece;
  readonly bytes: (bytes: Uint8Array) => Piece;
  /** Gives what is still in the buffer. */
  readonly flush: () => void;
}

const space = 0x20;

/** Bytes given at once. */
const partSize = 1 << 18;

/**
 * Gives a file in parts; a part is valid until the next. There is one buffer, because allocating large ones makes the
 * garbage collector look at the whole heap.
 */
export function openOutput(give: (part: Uint8Array) => void): Output {
  let buffer: Uint8Array = new Uint8Array(2 * partSize);
  let given = 0;
  let filled = 0;
  const flush = (): void => {
    if (filled > 0) give(buffer.subarray(0, filled));
    given += filled;
    filled = 0;
  };
  const reserve = (count: number): void => {
    if (filled >= partSize || filled + count > buffer.length) flush();
    if (count > buffer.length) buffer = new Uint8Array(2 * count);
  };
  const write = (length: number, put: (to: number) => number): Piece => {
    reserve(length + 3);
    const offset = filled;
    filled += put(offset);
    // A piece begins and ends where a number can.
    while (filled % 4 > 0) buffer[filled++] = space;
    const padded = filled - offset;
    const sum = checksum(new Uint32Array(buffer.buffer, buffer.byteOffset + offset, padded / 4));
    return { offset: given + offset, length: padded, sum };
  };
  return {
    // A UTF-16 unit is three bytes of UTF-8 at most.
    text: (text) => write(3 * text.length, (to) => writeUtf8(text, buffer, to)),
    bytes: (bytes) =>
      write(bytes.length, (to) => {
        buffer.set(bytes, to);
        return bytes.length;
      }),
    flush,
  };
}
