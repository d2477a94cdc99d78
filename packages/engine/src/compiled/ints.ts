/** A list of integers that grows; numbers in a plain array cost several times as much. */
export interface IntList {
  readonly push: (value: number) => void;
  readonly length: () => number;
  /** The integers so far, in an array of just their length. */
  readonly done: () => Int32Array;
}

export function intList(): IntList {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const longer = new Int32Array(length * 2);
        longer.set(values);
        values = longer;
      }
      values[length] = value;
      length += 1;
    },
    length: () => length,
    done: () => values.slice(0, length),
  };
}

/**
 * Lists of integers by owner, one behind the other: the list of `owner` is `values[starts[owner] ..
 * starts[owner + 1]]`.
 */
export interface IntLists {
  readonly starts: Int32Array;
  readonly values: Int32Array;
}

/** The lists of a list of lists. */
export function flat(lists: readonly (readonly number[])[]): IntLists {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    starts[at + 1] = starts[at]! + list.length;
  });
  const values = new Int32Array(starts[lists.length]!);
  lists.forEach((list, at) => {
    values.set(list, starts[at]!);
  });
  return { starts, values };
}

/** Lists turned around: for every value below `count` its owners, ascending. */
export interface Turned {
  readonly starts: Int32Array;
  readonly owners: Int32Array;
}

export function turned({ starts, values }: IntLists, count: number): Turned {
  const begins = new Int32Array(count + 1);
  for (let at = 0; at < values.length; at += 1) begins[values[at]! + 1]! += 1;
  for (let at = 0; at < count; at += 1) begins[at + 1]! += begins[at]!;
  const next = begins.slice();
  const owners = new Int32Array(values.length);
  for (let owner = 0; owner + 1 < starts.length; owner += 1) {
    for (let at = starts[owner]!; at < starts[owner + 1]!; at += 1) {
      const to = next[values[at]!]!;
      next[values[at]!] = to + 1;
      owners[to] = owner;
    }
  }
  return { starts: begins, owners };
}

/** The owner of each element of lists that stand one behind the other. */
export function ownersOf(starts: Int32Array): Int32Array {
  const owners = new Int32Array(starts.at(-1) ?? 0);
  for (let owner = 0; owner + 1 < starts.length; owner += 1)
    owners.fill(owner, starts[owner], starts[owner + 1]);
  return owners;
}
