import type { Parts } from '../render/files.ts';

/**
 * Where two files first differ: the number of the byte, the first being 1, as `cmp` counts. One that ends before the
 * other differs where it ends. Null where they are the same.
 */
export async function firstDifference(one: Parts, other: Parts): Promise<number | null> {
  const [left, right] = [bytesOf(one), bytesOf(other)];
  try {
    for (let before = 0; ; ) {
      const [a, b] = [await left.rest(), await right.rest()];
      if (a === null || b === null) return a === b ? null : before + 1;
      const length = Math.min(a.length, b.length);
      const [x, y] = [a.subarray(0, length), b.subarray(0, length)];
      if (Buffer.compare(x, y) !== 0) return before + x.findIndex((byte, index) => byte !== y[index]) + 1;
      before += length;
      left.skip(length);
      right.skip(length);
    }
  } finally {
    await left.close();
    await right.close();
  }
}

interface Reader {
  /** What is left of the present part, or the next; null at the end. */
  readonly rest: () => Promise<Uint8Array | null>;
  readonly skip: (length: number) => void;
  readonly close: () => Promise<void>;
}

function bytesOf(parts: Parts): Reader {
  const iterator = Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]();
  let part: Uint8Array = new Uint8Array();
  return {
    rest: async () => {
      while (part.length === 0) {
        const next = await iterator.next();
        if (next.done === true) return null;
        part = next.value;
      }
      return part;
    },
    skip: (length) => {
      part = part.subarray(length);
    },
    close: async () => {
      await iterator.return?.();
    },
  };
}
