import { type PairTable, pairTable } from './pairs.ts';

/**
 * A state is what grants together say of every permission in one place: four bits each, in rows of blocks of
 * four words (certainly allowed, certainly denied, possibly allowed, possibly denied; what is sure is also
 * possible). Equal states are one number, so that a union of two is worked out once. State 0 says nothing.
 */
export interface StateTable {
  readonly blocks: number;
  readonly count: () => number;
  /** The words of all states; the row of `state` begins at `state * blocks * 4`. Replaced when it grows. */
  readonly words: () => Uint32Array;
  readonly intern: (row: Uint32Array) => number;
  readonly union: (a: number, b: number) => number;
  /** Gives back what was kept for growing. */
  readonly trim: () => void;
  /** Adds what a state says to the row of words that begins at a place. */
  readonly addTo: (row: Uint32Array, from: number, state: number) => void;
}

export function openStates(blocks: number): StateTable {
  const width = blocks * 4;
  let words = new Uint32Array(width * 64);
  let count = 0;
  let mask = 255;
  let slots = new Int32Array(mask + 1).fill(-1);
  let unions: PairTable = pairTable();
  const scratch = new Uint32Array(width);

  const slotOf = (row: Uint32Array): number => {
    let at = hashRow(row) & mask;
    while (slots[at] !== -1 && !isRow(row, words, slots[at]! * width)) at = (at + 1) & mask;
    return at;
  };
  const grow = (): void => {
    mask = mask * 2 + 1;
    slots = new Int32Array(mask + 1).fill(-1);
    for (let state = 0; state < count; state += 1)
      slots[slotOf(words.subarray(state * width, (state + 1) * width))] = state;
  };
  const intern = (row: Uint32Array): number => {
    const at = slotOf(row);
    if (slots[at] !== -1) return slots[at]!;
    if ((count + 1) * width > words.length) {
      const more = new Uint32Array(words.length * 2);
      more.set(words);
      words = more;
    }
    words.set(row, count * width);
    slots[at] = count;
    count += 1;
    if (count * 2 > mask) grow();
    return count - 1;
  };
  intern(scratch);
  return {
    blocks,
    count: () => count,
    words: () => words,
    intern,
    trim: () => {
      words = words.slice(0, count * width);
      unions = pairTable();
    },
    addTo: (row, from, state) => {
      if (state === 0) return;
      for (let word = 0; word < width; word += 1) row[from + word]! |= words[state * width + word]!;
    },
    union: (a, b) => {
      if (a === b || b === 0) return a;
      if (a === 0) return b;
      const [low, high] = a < b ? [a, b] : [b, a];
      const known = unions.get(low, high);
      if (known !== -1) return known;
      for (let word = 0; word < width; word += 1)
        scratch[word] = words[a * width + word]! | words[b * width + word]!;
      const union = intern(scratch);
      unions.put(low, high, union);
      return union;
    },
  };
}

function hashRow(row: Uint32Array): number {
  let hash = 0x811c9dc5;
  for (let word = 0; word < row.length; word += 1)
    hash = Math.imul(hash ^ row[word]!, 0x01000193) ^ (hash >>> 15);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function isRow(row: Uint32Array, words: Uint32Array, from: number): boolean {
  for (let word = 0; word < row.length; word += 1) if (row[word] !== words[from + word]) return false;
  return true;
}
