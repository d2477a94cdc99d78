import type { Policy } from '@grantlens/snapshot';
import type { Check } from './check.ts';
import { placeRecord, widePlaces } from './place-table.ts';
import { openResourceHash } from './resource-hash.ts';
import { slots } from './resources.ts';
import type { IndexTables } from './tables.ts';
import { bitsIn } from './verdict-of-bits.ts';

/** A grant that bears on a question, as a position in its policy. */
export interface BearingHandle {
  readonly policy: Policy;
  /** Position in `policy.permissionGroups`. */
  readonly permissionGroup: number;
  /** Position in `policy.resourceGroups`. */
  readonly resourceGroup: number;
  /** Position in the places of that resource group. */
  readonly place: number;
  /** What it says of the permission: the bits of `saidBits`. */
  readonly said: number;
}

/** Gives the grants of a class that bear on a question: what the verdict is made of. All arguments are handles. */
export type BearingIndex = (one: number, permission: number, resource: number) => readonly BearingHandle[];

const nothing: readonly BearingHandle[] = [];

/**
 * Opens the search for reasons. Holders that say nothing of the permission there are passed over, and of what a holder
 * grants only what says something of the permission is looked into.
 */
export function openBearing(tables: IndexTables, { isSilent }: Check): BearingIndex {
  const { blocks, words, membership, holders, resourceHash } = tables;
  const { slotOf, slotCount, named } = tables.resources;
  const { starts, groups, policyOf, positions, listStarts, lists, policies, groupTable, places } =
    holders.reasons;
  const { speaking, width, acts, actsEverywhere, sure, doubtful } = groupTable;
  const { wideStarts, wide, runStarts, runs, resources } = places;
  const find = openResourceHash(resourceHash);

  const isSaid = (holder: number, permission: number, resource: number): boolean => {
    const widely = holders.bySlot[holder * slotCount + slotOf[resource]!]!;
    if (bitsIn(words, blocks, widely, permission) !== 0) return true;
    if (resource >= named) return false;
    const spoken = holders.spokenOf[holder * blocks + (permission >>> 5)]!;
    if (((spoken >>> (permission & 31)) & 1) === 0) return false;
    return bitsIn(words, blocks, find(holder, resource), permission) !== 0;
  };
  /** Whether a wide place reaches what nobody names of a slot, as far as a permission group acts there (S6, S7). */
  const reaches = (place: number, group: number, slot: number): boolean => {
    if (wide[place] === widePlaces.type) return wide[place + 1] === slot;
    if (actsEverywhere[group] === 1) return true;
    return wide[place] === widePlaces.unseen ? slot !== slots.account : acts[group * slotCount + slot] === 1;
  };
  /**
   * What a permission group says at a place of a slot (-1: of none); `doubt` is 1 where the place itself is
   * in doubt.
   */
  const saidAt = (group: number, slot: number, doubt: number, permission: number): number => {
    const isSure = doubt === 0 && (slot < 0 || acts[group * slotCount + slot] === 1);
    return bitsIn(words, blocks, isSure ? sure[group]! : doubtful[group]!, permission);
  };
  /** Adds the grants of one permission group of a policy. */
  const addFrom = (entry: number, permission: number, resource: number, found: BearingHandle[]): void => {
    const group = groups[entry]!;
    const permissionGroup = positions[entry]!;
    const number = policyOf[entry]!;
    const policy = policies[number]!;
    const slot = slotOf[resource]!;
    const first = listStarts[number]!;
    for (let at = first; at < listStarts[number + 1]!; at += 1) {
      const list = lists[at]!;
      const resourceGroup = at - first;
      for (let to = wideStarts[list]!; to < wideStarts[list + 1]!; to += placeRecord) {
        if (!reaches(to, group, slot)) continue;
        const said = saidAt(group, wide[to + 1]!, wide[to + 2]!, permission);
        found.push({ policy, permissionGroup, resourceGroup, place: wide[to + 3]!, said });
      }
      for (let run = runStarts[list]!; run < runStarts[list + 1]!; run += placeRecord) {
        const end = runs[run + 3]!;
        let one = firstOf(resource, resources, runs[run + 2]!, end);
        for (; one < end && resources[one] === resource; one += 1) {
          const said = saidAt(group, runs[run]!, runs[run + 1]!, permission);
          found.push({ policy, permissionGroup, resourceGroup, place: places.at[one]!, said });
        }
      }
    }
  };
  return (one, permission, resource) => {
    if (isSilent(one, permission, resource)) return nothing;
    const found: BearingHandle[] = [];
    const { starts: holderStarts, values } = membership.holders;
    for (let of = holderStarts[one]!; of < holderStarts[one + 1]!; of += 1) {
      const holder = values[of]!;
      if (!isSaid(holder, permission, resource)) continue;
      for (let entry = starts[holder]!; entry < starts[holder + 1]!; entry += 1) {
        const group = groups[entry]!;
        if (((speaking[permission * width + (group >>> 5)]! >>> (group & 31)) & 1) === 1)
          addFrom(entry, permission, resource, found);
      }
    }
    return found;
  };
}

/** Where in an ascending run a resource stands first, or would stand. */
function firstOf(resource: number, resources: Int32Array, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (resources[middle]! < resource) low = middle + 1;
    else high = middle;
  }
  return low;
}
