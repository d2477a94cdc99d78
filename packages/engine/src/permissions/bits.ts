// Loops, and no methods that call back: these run millions of times, and most often in a program that ends soon.

/** A set of permissions: one bit each, in the numbering of a universe. */
export type Bits = Uint32Array;

/** Adds what is in `more`. */
export function addBits(to: Bits, more: Bits): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) | (more[at] ?? 0);
}

/** What is in all of them. */
export function commonBits(first: Bits, ...others: readonly Bits[]): Bits {
  const common = first.slice();
  for (const other of others)
    for (let at = 0; at < common.length; at += 1) common[at] = (common[at] ?? 0) & (other[at] ?? 0);
  return common;
}

/** What is in either. */
export function unionBits(a: Bits, b: Bits): Bits {
  const union = a.slice();
  addBits(union, b);
  return union;
}

/** What is in one and not in the other. */
export function differentBits(a: Bits, b: Bits): Bits {
  const different = a.slice();
  for (let at = 0; at < different.length; at += 1) different[at] = (different[at] ?? 0) ^ (b[at] ?? 0);
  return different;
}

/** What is in `bits` and not in `less`. */
export function withoutBits(bits: Bits, less: Bits): Bits {
  const left = bits.slice();
  for (let at = 0; at < left.length; at += 1) left[at] = (left[at] ?? 0) & ~(less[at] ?? 0);
  return left;
}

export function hasBit(bits: Bits, bit: number): boolean {
  return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

export function isEmpty(bits: Bits): boolean {
  for (let at = 0; at < bits.length; at += 1) if (bits[at] !== 0) return false;
  return true;
}

/** The numbers of the bits that are set, ascending. */
export function numbersIn(bits: Bits): readonly number[] {
  const numbers: number[] = [];
  for (let at = 0; at < bits.length; at += 1)
    for (let rest = bits[at] ?? 0; rest !== 0; rest &= rest - 1)
      numbers.push(at * 32 + 31 - Math.clz32(rest & -rest));
  return numbers;
}
