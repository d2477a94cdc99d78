import type { StateTable } from './states.ts';

/** Resources of which the lists said the same, and the row of words that it comes to. Both are views that do not last. */
type Visit = (row: Uint32Array, resources: Int32Array) => void;

/** Puts together what several lists of resources say, each of them one state. Its arrays serve one job after another. */
export interface Combiner {
  /** Adds that `values[from .. to]` are resources on which `state` is said. */
  readonly add: (values: Int32Array, from: number, to: number, state: number) => void;
  /** Gives the resources sorted by what was said of them, and begins anew. */
  readonly finish: (visit: Visit) => void;
}

/**
 * Opens a combiner for resources below `count`. A combination is a chain: what was said before, and one state more.
 * Chains are told apart as they grow, one look per resource, and only in the end is each written out as a row.
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
  const writeRow = (combination: number): void => {
    const words = states.words();
    const [to, old, more] = [combination * width, before[combination]! * width, added[combination]! * width];
    for (let word = 0; word < width; word += 1) rows[to + word] = rows[old + word]! | words[more + word]!;
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
      const many = size[combination]!;
      if (many === 0) continue;
      const end = next[combination]!;
      visit(rows.subarray(combination * width, (combination + 1) * width), sorted.subarray(end - many, end));
    }
    touchedCount = 0;
    combinations = 1;
    nextIn[0] = 0;
  };
  return { add, finish };
}
