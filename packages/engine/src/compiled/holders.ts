import type { Account, Policy } from '@grantlens/snapshot';
import type { Universe } from '../permissions/universe.ts';
import { tabulateGroups } from './group-table.ts';
import { tabulatePlaces } from './place-table.ts';
import { openPlaces } from './places.ts';
import { openParts } from './policy-parts.ts';
import { openGroupStates } from './policy-states.ts';
import { compileReasons, type ReasonTable } from './reasons.ts';
import { openResources, type ResourceTable } from './resources.ts';
import { type StatesByResource, statesByResource } from './state-by-resource.ts';
import { statesByType } from './state-by-type.ts';
import type { StateTable } from './states.ts';

/**
 * Who grants policies, as integers: a user group, a principal itself, or a holder of policies that are possibly
 * somebody's. What one says is a state per slot, for whatever nobody names, and a state per resource that it names.
 */
export interface HolderTable extends StatesByResource {
  readonly resources: ResourceTable;
  readonly reasons: ReasonTable;
  /** `holder * slotCount + slot`. */
  readonly bySlot: Int32Array;
}

/** Compiles holders; `lists` are their policies. */
export function compileHolders(
  lists: readonly (readonly Policy[])[],
  account: Account,
  universe: Universe,
  states: StateTable,
): HolderTable {
  const names = openResources(account);
  const places = openPlaces(names);
  const groupStates = openGroupStates(account, universe, names, states);
  const partsOf = openParts(groupStates, places);
  const parts = lists.map((policies) => policies.map(partsOf));
  const resources = names.close();
  const bySlot = statesByType(parts, resources, states);
  const reasons = compileReasons(parts, {
    groupTable: tabulateGroups(groupStates.all, resources.slotCount, states),
    places: tabulatePlaces(places.all),
  });
  return { resources, reasons, bySlot, ...statesByResource(parts, resources.named, states) };
}
