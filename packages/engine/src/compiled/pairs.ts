/**
 * A table from two integers (not negative) to one: open addressing, since a Map would need a string or a
 * float for each pair.
 */
export interface PairTable {
  /** What stands under a pair, or -1. */
  readonly get: (a: number, b: number) => number;
  readonly put: (a: number, b: number, value: number) => void;
}

export function pairTable(): PairTable {
  let mask = 1023;
  let slots = new Int32Array((mask + 1) * 3).fill(-1);
  let used = 0;

  const find = (a: number, b: number): number => {
    let at = hashPair(a, b) & mask;
    while (slots[at * 3] !== -1 && (slots[at * 3] !== a || slots[at * 3 + 1] !== b)) at = (at + 1) & mask;
    return at * 3;
  };
  const write = (a: number, b: number, value: number): void => {
    const at = find(a, b);
    if (slots[at] === -1) used += 1;
    slots[at] = a;
    slots[at + 1] = b;
    slots[at + 2] = value;
  };
  const grow = (): void => {
    const old = slots;
    mask = mask * 2 + 1;
    slots = new Int32Array((mask + 1) * 3).fill(-1);
    used = 0;
    for (let at = 0; at < old.length; at += 3)
      if (old[at] !== -1) write(old[at]!, old[at + 1]!, old[at + 2]!);
  };
  return {
    get: (a, b) => slots[find(a, b) + 2]!,
    put: (a, b, value) => {
      write(a, b, value);
      if (used * 2 > mask) grow();
    },
  };
}

/** Spreads a pair of integers over 32 bits. */
export function hashPair(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
