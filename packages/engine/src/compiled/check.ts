import { recordSize, saidOnZones } from './classes.ts';
import { openResourceHash } from './resource-hash.ts';
import { slots } from './resources.ts';
import type { IndexTables } from './tables.ts';
import { bitsIn, verdictOfBits } from './verdict-of-bits.ts';

/** Answers from the tables; classes, permissions and resources are handles. */
export interface Check {
  /** The verdict of a class on a resource, as a position in `verdicts`. */
  readonly verdict: (one: number, permission: number, resource: number) => number;
  /** What a class says of a permission on whatever nobody names of a slot, as the four bits of `saidBits`. */
  readonly saidWidely: (one: number, permission: number, slot: number) => number;
  /** Whether the record of a class shows at once that no grant bears on a question. */
  readonly isSilent: (one: number, permission: number, resource: number) => boolean;
}

/** Opens the check. The arrays are taken out of their tables once: a look-up per array and question would show. */
export function openCheck({
  blocks,
  words,
  resources,
  classes,
  membership,
  holders,
  resourceHash,
}: IndexTables): Check {
  const { slotOf, slotCount, named } = resources;
  const { onZones, onAccount } = classes;
  const { starts, values } = membership.holders;
  const { bySlot, spokenOf } = holders;
  const find = openResourceHash(resourceHash);

  const saidWidely = (one: number, permission: number, slot: number): number => {
    if (slot === slots.zone)
      return saidOnZones(onZones, (one * blocks + (permission >>> 5)) * recordSize.zones, permission & 31);
    let bits = 0;
    for (let at = starts[one]!; at < starts[one + 1]!; at += 1)
      bits |= bitsIn(words, blocks, bySlot[values[at]! * slotCount + slot]!, permission);
    return bits;
  };
  /** What the holders of a class say because they name the resource. */
  const saidOnNamed = (one: number, permission: number, resource: number): number => {
    if (resource >= named) return 0;
    const word = permission >>> 5;
    const bit = permission & 31;
    let bits = 0;
    for (let at = starts[one]!; at < starts[one + 1]!; at += 1) {
      const holder = values[at]!;
      if (((spokenOf[holder * blocks + word]! >>> bit) & 1) === 1)
        bits |= bitsIn(words, blocks, find(holder, resource), permission);
    }
    return bits;
  };
  const verdict = (one: number, permission: number, resource: number): number => {
    const slot = slotOf[resource]!;
    const block = one * blocks + (permission >>> 5);
    const bit = permission & 31;
    if (slot === slots.zone) {
      const at = block * recordSize.zones;
      let bits = saidOnZones(onZones, at, bit);
      if (((onZones[at + 3]! >>> bit) & 1) === 1) bits |= saidOnNamed(one, permission, resource);
      return verdictOfBits[bits]!;
    }
    if (slot === slots.account) {
      const at = block * recordSize.account;
      return ((onAccount[at]! >>> bit) & 1) | (((onAccount[at + 1]! >>> bit) & 1) << 1);
    }
    return verdictOfBits[saidWidely(one, permission, slot) | saidOnNamed(one, permission, resource)]!;
  };
  const isSilent = (one: number, permission: number, resource: number): boolean => {
    if (slotOf[resource] !== slots.zone) return false;
    const at = (one * blocks + (permission >>> 5)) * recordSize.zones;
    const any = onZones[at]! | onZones[at + 1]! | onZones[at + 2]! | onZones[at + 3]!;
    return ((any >>> (permission & 31)) & 1) === 0;
  };
  return { verdict, saidWidely, isSilent };
}
