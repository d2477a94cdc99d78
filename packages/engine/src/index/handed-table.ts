import { actsEverywhere, type Handed } from './policy-states.ts';
import type { StateTable } from './states.ts';

/** Permission groups as policies hand them out, by number; see `Handed`. */
export interface HandedTable {
  readonly sure: Int32Array;
  readonly doubtful: Int32Array;
  /** `number * slotCount + slot`: 1 where it acts on that type for sure (S7). One of no known type is always in doubt. */
  readonly acts: Uint8Array;
  /** 1 where a wide place lets it act on everything in the account. */
  readonly actsEverywhere: Uint8Array;
  readonly slotCount: number;
  /** By permission, a bit for each that says anything of it: `permission * width` begins its words. */
  readonly speaking: Uint32Array;
  readonly width: number;
}

/** Writes what was read of permission groups into arrays. */
export function tabulateHanded(all: readonly Handed[], slotCount: number, states: StateTable): HandedTable {
  const acts = new Uint8Array(all.length * slotCount);
  const width = (all.length + 31) >>> 5;
  const speaking = new Uint32Array(states.blocks * 32 * width);
  all.forEach(({ slots, doubtful }, number) => {
    for (const slot of slots) acts[number * slotCount + slot] = 1;
    for (const permission of spokenOf(doubtful, states))
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

/** The permissions that a state says anything of; what is sure is also perhaps. */
function spokenOf(state: number, { blocks, words }: StateTable): readonly number[] {
  const found: number[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const at = (state * blocks + block) * 4;
    for (let rest = words()[at + 2]! | words()[at + 3]!; rest !== 0; rest &= rest - 1)
      found.push(block * 32 + 31 - Math.clz32(rest & -rest));
  }
  return found;
}
