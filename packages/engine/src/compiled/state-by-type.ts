import type { WidePlace } from './places.ts';
import type { PolicyParts } from './policy-parts.ts';
import { actsEverywhere, type GroupState, stateOnType } from './policy-states.ts';
import { type ResourceTable, slots } from './resources.ts';
import type { StateTable } from './states.ts';

/**
 * What holders say of whatever nobody names (S6, S7): a state per holder and slot, at `holder * slotCount + slot`.
 */
export function statesByType(
  parts: readonly (readonly PolicyParts[])[],
  { slotCount, foreignSlot }: Pick<ResourceTable, 'slotCount' | 'foreignSlot'>,
  states: StateTable,
): Int32Array {
  const width = states.blocks * 4;
  const bySlot = new Int32Array(parts.length * slotCount);
  const rows = new Uint32Array(slotCount * width);
  parts.forEach((policies, holder) => {
    if (policies.every(({ lists }) => lists.every(({ wide }) => wide.length === 0))) return;
    rows.fill(0);
    for (const { groups, lists } of policies)
      for (const { wide } of lists)
        for (const place of wide)
          for (const group of groups)
            for (let slot = 0; slot < foreignSlot; slot += 1)
              states.addTo(rows, slot * width, stateOnSlot(group, place, slot, states));
    for (let slot = 0; slot < foreignSlot; slot += 1)
      bySlot[holder * slotCount + slot] = states.intern(rows.subarray(slot * width, (slot + 1) * width));
  });
  return bySlot;
}

/** What a permission group granted on a wide place says of a slot; 0 where it says nothing. */
function stateOnSlot(group: GroupState, place: WidePlace, slot: number, states: StateTable): number {
  const { kind, type, slot: ofType, isDoubtful } = place;
  if (type !== null) return slot === ofType ? stateOnType([group], type, isDoubtful, states) : 0;
  const reaches =
    actsEverywhere(group) || (kind === 'unseen' ? slot !== slots.account : group.slots.includes(slot));
  if (!reaches) return 0;
  return isDoubtful ? group.doubtful : group.sure;
}
