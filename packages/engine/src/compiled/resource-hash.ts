import type { StatesByResource } from './state-by-resource.ts';

/**
 * What each holder says on each resource it names, to be found in about one step: a small open-addressed
 * table per holder.
 */
export interface ResourceHash {
  /** Where the table of each holder begins, in slots. */
  readonly starts: Int32Array;
  /** Two words a slot: resource (or -1) and state. */
  readonly slots: Int32Array;
}

export function compileResourceHash({
  listStarts,
  starts: ofList,
  stateOf,
  named,
}: StatesByResource): ResourceHash {
  const holders = listStarts.length - 1;
  const starts = new Int32Array(holders + 1);
  for (let holder = 0; holder < holders; holder += 1) {
    const size = ofList[listStarts[holder + 1]!]! - ofList[listStarts[holder]!]!;
    starts[holder + 1] = starts[holder]! + 2 ** Math.ceil(Math.log2(size * 1.4));
  }
  const slots = new Int32Array(starts[holders]! * 2).fill(-1);
  for (let holder = 0; holder < holders; holder += 1) {
    const from = starts[holder]!;
    const mask = starts[holder + 1]! - from - 1;
    for (let list = listStarts[holder]!; list < listStarts[holder + 1]!; list += 1) {
      for (let at = ofList[list]!; at < ofList[list + 1]!; at += 1) {
        const resource = named[at]!;
        let slot = spot(resource) & mask;
        while (slots[(from + slot) * 2] !== -1) slot = (slot + 1) & mask;
        slots[(from + slot) * 2] = resource;
        slots[(from + slot) * 2 + 1] = stateOf[list]!;
      }
    }
  }
  return { starts, slots };
}

/** Gives what a holder says on a resource, as a state; 0 (nothing) where it does not name it. */
export function openResourceHash({
  starts,
  slots,
}: ResourceHash): (holder: number, resource: number) => number {
  return (holder, resource) => {
    const from = starts[holder]!;
    const mask = starts[holder + 1]! - from - 1;
    if (mask < 0) return 0;
    let slot = spot(resource) & mask;
    for (;;) {
      const at = (from + slot) * 2;
      const found = slots[at]!;
      if (found === resource) return slots[at + 1]!;
      if (found === -1) return 0;
      slot = (slot + 1) & mask;
    }
  };
}

function spot(resource: number): number {
  const mixed = Math.imul(resource, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
