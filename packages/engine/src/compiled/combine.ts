import type { StateTable } from './states.ts';

/** Resources of which the lists said the same, and the union of that. The next one overwrites it. */
export interface Combined {
  /** The row of words begins at `row`. */
  words: Uint32Array;
  row: number;
  /** They stand at `from .. to`. */
  resources: Int32Array;
  from: number;
  to: number;
}

/**
 * Puts together what several lists of resources say, each of them one state. Its arrays serve one job after
 * another.
 */
export interface Combiner {
  /** Adds that `values[from .. to]` are resources on which `state` is said. */
  readonly add: (values: Int32Array, from: number, to: number, state: number) => void;
  /** Gives the resources sorted by what was said of them, and starts from scratch. */
  readonly finish: (visit: (combined: Combined) => void) => void;
}

/**
 * Opens a combiner for resources below `count`. A combination is a chain: what was said before, and one state more.
 * Chains are distinguished as they grow, one look per resource, and only in the end is each written out as a row.
 */
export function openCombiner(count: number, states: StateTable): Combiner {
  const width = states.blocks * 4;
  const combinationOf = new Int32Array(count);
  let touched = new Int32Array(1024);
  let touchedCount = 0;
  // By combination; 0 is "nothing was said yet".
  let before = new Int32Array(64);
  let added = new Int32Array(64);
  let size = new Int32Array(64);
  let next = new Int32Array(64);
  let nextIn = new Int32Array(64);
  let rows = new Uint32Array(64 * width);
  let combinations = 1;
  let list = 0;
  let sorted = new Int32Array(1024);
  // One for all: there may be millions.
  const combined: Combined = { words: rows, row: 0, resources: sorted, from: 0, to: 0 };

  const grow = (): void => {
    const longer = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(old.length * 2);
      array.set(old);
      return array;
    };
    [before, added, size, next, nextIn] = [
      longer(before),
      longer(added),
      longer(size),
      longer(next),
      longer(nextIn),
    ];
    rows = new Uint32Array(before.length * width);
  };
  const extend = (combination: number, state: number): number => {
    if (combinations === before.length) grow();
    before[combinations] = combination;
    added[combinations] = state;
    size[combinations] = 0;
    nextIn[combinations] = 0;
    next[combination] = combinations;
    nextIn[combination] = list;
    combinations += 1;
    return combinations - 1;
  };
  const add: Combiner['add'] = (values, from, to, state) => {
    list += 1;
    if (touchedCount + to - from > touched.length) {
      const longer = new Int32Array(Math.max(touched.length * 2, touchedCount + to - from));
      longer.set(touched);
      touched = longer;
    }
    for (let at = from; at < to; at += 1) {
      const resource = values[at]!;
      const now = combinationOf[resource]!;
      if (now === 0) {
        touched[touchedCount] = resource;
        touchedCount += 1;
      } else {
        size[now]! -= 1;
      }
      const then = nextIn[now] === list ? next[now]! : extend(now, state);
      combinationOf[resource] = then;
      size[then]! += 1;
    }
  };
  /** What one list says fills few words of a row: only those are looked at again and again. */
  const scratch = new Int32Array(width);
  const filled: (Int32Array | undefined)[] = [];
  const filledOf = (state: number): Int32Array => {
    const known = filled[state];
    if (known !== undefined) return known;
    const words = states.words();
    let many = 0;
    for (let word = 0; word < width; word += 1) {
      scratch[many] = word;
      if (words[state * width + word] !== 0) many += 1;
    }
    const found = scratch.slice(0, many);
    filled[state] = found;
    return found;
  };
  const writeRow = (combination: number): void => {
    const to = combination * width;
    const old = before[combination]! * width;
    rows.copyWithin(to, old, old + width);
    const state = added[combination]!;
    const words = states.words();
    const which = filledOf(state);
    for (let at = 0; at < which.length; at += 1) {
      const word = which[at]!;
      rows[to + word]! |= words[state * width + word]!;
    }
  };
  const finish: Combiner['finish'] = (visit) => {
    if (sorted.length < touchedCount) sorted = new Int32Array(touched.length);
    let start = 0;
    for (let combination = 1; combination < combinations; combination += 1) {
      writeRow(combination);
      next[combination] = start;
      start += size[combination]!;
    }
    for (let at = 0; at < touchedCount; at += 1) {
      const resource = touched[at]!;
      const combination = combinationOf[resource]!;
      sorted[next[combination]!] = resource;
      next[combination]! += 1;
      combinationOf[resource] = 0;
    }
    for (let combination = 1; combination < combinations; combination += 1) {
      if (size[combination] === 0) continue;
      combined.words = rows;
      combined.row = combination * width;
      combined.resources = sorted;
      combined.to = next[combination]!;
      combined.from = combined.to - size[combination]!;
      visit(combined);
    }
    touchedCount = 0;
    combinations = 1;
    nextIn[0] = 0;
  };
  return { add, finish };
}
