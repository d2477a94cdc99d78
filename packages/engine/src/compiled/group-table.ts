import { type Bits, numbersIn } from '../permissions/bits.ts';
import { actsEverywhere, type GroupState } from './policy-states.ts';
import type { StateTable } from './states.ts';

/** Permission groups as policies grant them, by number; see `GroupState`. */
export interface GroupTable {
  readonly sure: Int32Array;
  readonly doubtful: Int32Array;
  /**
   * `number * slotCount + slot`: 1 where it acts on that type for sure (S7). One of no known type is always
   * in doubt.
   */
  readonly acts: Uint8Array;
  /** 1 where a wide place lets it act on everything in the account. */
  readonly actsEverywhere: Uint8Array;
  readonly slotCount: number;
  /** By permission, a bit for each that says anything of it: `permission * width` begins its words. */
  readonly speaking: Uint32Array;
  readonly width: number;
}

/** Writes what was read of permission groups into arrays. */
export function tabulateGroups(
  all: readonly GroupState[],
  slotCount: number,
  states: StateTable,
): GroupTable {
  const acts = new Uint8Array(all.length * slotCount);
  const width = (all.length + 31) >>> 5;
  const speaking = new Uint32Array(states.blocks * 32 * width);
  all.forEach(({ slots, doubtful }, number) => {
    for (const slot of slots) acts[number * slotCount + slot] = 1;
    for (const permission of numbersIn(spokenOf(doubtful, states)))
      speaking[permission * width + (number >>> 5)]! |= 1 << (number & 31);
  });
  return {
    sure: Int32Array.from(all, ({ sure }) => sure),
    doubtful: Int32Array.from(all, ({ doubtful }) => doubtful),
    acts,
    actsEverywhere: Uint8Array.from(all, (one) => Number(actsEverywhere(one))),
    slotCount,
    speaking,
    width,
  };
}

/** The permissions that a state says anything of; what is sure is also possible. */
function spokenOf(state: number, { blocks, words }: StateTable): Bits {
  const row = words().subarray(state * blocks * 4);
  return Uint32Array.from({ length: blocks }, (_, block) => row[block * 4 + 2]! | row[block * 4 + 3]!);
}
