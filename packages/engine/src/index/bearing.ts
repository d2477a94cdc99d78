import type { Policy } from '@grantlens/snapshot';
import type { NamedPlaces, PlaceList, WidePlace } from './places.ts';
import type { PolicyParts } from './policy-parts.ts';
import { actsEverywhere, type Handed } from './policy-states.ts';
import { openProbe } from './probe.ts';
import { slots } from './resources.ts';
import { bitsIn } from './ruling.ts';
import type { IndexTables } from './tables.ts';

/** A grant that bears on a question, as a position in its policy. */
export interface BearingHandle {
  readonly policy: Policy;
  /** Position in `policy.permissionGroups`. */
  readonly permissionGroup: number;
  /** Position in `policy.resourceGroups`. */
  readonly resourceGroup: number;
  /** Position in the places of that resource group. */
  readonly place: number;
  /** What it says of the permission: the bits of `said`. */
  readonly said: number;
}

/** Gives the grants of a class that bear on a question: what the verdict is made of. All arguments are handles. */
export type BearingIndex = (one: number, permission: number, resource: number) => readonly BearingHandle[];

interface Asked {
  readonly permission: number;
  readonly resource: number;
  readonly slot: number;
}

/** Opens the search for reasons: only holders that say something of the permission there are looked into. */
export function openBearing({
  blocks,
  words,
  resources,
  membership,
  holders,
  probe,
}: IndexTables): BearingIndex {
  const { starts, values } = membership.holders;
  const find = openProbe(probe);

  const isSaid = (holder: number, { permission, resource, slot }: Asked): boolean => {
    const wide = holders.bySlot[holder * resources.slotCount + slot]!;
    if (bitsIn(words, blocks, wide, permission) !== 0) return true;
    if (resource >= resources.named) return false;
    const spoken = holders.spokenOf[holder * blocks + (permission >>> 5)]!;
    return (
      ((spoken >>> (permission & 31)) & 1) === 1 &&
      bitsIn(words, blocks, find(holder, resource), permission) !== 0
    );
  };
  const addFrom = (parts: PolicyParts, asked: Asked, found: BearingHandle[]): void => {
    const { policy, groups, lists } = parts;
    for (let permissionGroup = 0; permissionGroup < groups.length; permissionGroup += 1) {
      const group = groups[permissionGroup]!;
      const doubtful = bitsIn(words, blocks, group.doubtful, asked.permission);
      if (doubtful === 0) continue;
      const sure = bitsIn(words, blocks, group.sure, asked.permission);
      for (let resourceGroup = 0; resourceGroup < lists.length; resourceGroup += 1) {
        for (const { place, isDoubtful } of placesThatReach(lists[resourceGroup]!, group, asked))
          found.push({ policy, permissionGroup, resourceGroup, place, said: isDoubtful ? doubtful : sure });
      }
    }
  };
  return (one, permission, resource) => {
    const asked = { permission, resource, slot: resources.slotOf[resource]! };
    const found: BearingHandle[] = [];
    for (let at = starts[one]!; at < starts[one + 1]!; at += 1) {
      const holder = values[at]!;
      if (isSaid(holder, asked)) for (const parts of holders.parts[holder]!) addFrom(parts, asked, found);
    }
    return found;
  };
}

interface Reach {
  readonly place: number;
  readonly isDoubtful: boolean;
}

const nowhere: readonly Reach[] = [];

/** The places of a list that reach a resource, as far as a permission group acts there (S6, S7). */
function placesThatReach(
  { wide, named }: PlaceList,
  group: Handed,
  { resource, slot }: Asked,
): readonly Reach[] {
  let found: Reach[] | null = null;
  for (const place of wide) {
    if (!reachesSlot(place, group, slot)) continue;
    found ??= [];
    found.push({ place: place.at, isDoubtful: place.isDoubtful || isMismatch(group, place) });
  }
  for (const list of named) {
    for (let from = positionOf(list, resource); list.resources[from] === resource; from += 1) {
      found ??= [];
      found.push({ place: list.at[from]!, isDoubtful: list.isDoubtful || isMismatch(group, list) });
    }
  }
  return found ?? nowhere;
}

function reachesSlot({ kind, slot: ofType }: WidePlace, group: Handed, slot: number): boolean {
  if (kind === 'type') return ofType === slot;
  if (actsEverywhere(group)) return true;
  return kind === 'unseen' ? slot !== slots.account : group.slots.includes(slot);
}

/** Whether a group is handed out on something not of its type; the whole account, and what was not seen, has no type. */
function isMismatch({ types }: Handed, { type }: { readonly type: string | null }): boolean {
  return types !== null && type !== null && !types.has(type);
}

/** Where in a list a resource stands first, or would stand. */
function positionOf({ resources }: NamedPlaces, resource: number): number {
  let low = 0;
  let high = resources.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (resources[middle]! < resource) low = middle + 1;
    else high = middle;
  }
  return low;
}
