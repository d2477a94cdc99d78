import type { Account, Policy } from '@grantlens/snapshot';
import { openPlaces } from './places.ts';
import { openParts, type PolicyParts } from './policy-parts.ts';
import { openHanded } from './policy-states.ts';
import { openResources, type ResourceTable } from './resources.ts';
import { type SaidOnNamed, sayOnNamed } from './said-on-named.ts';
import { sayWidely } from './said-widely.ts';
import type { StateTable } from './states.ts';
import type { Universe } from './universe.ts';

/**
 * Who hands out policies, as integers: a user group, a principal itself, or a holder of policies that are perhaps
 * somebody's. What one says is a state per slot, for whatever nobody names, and a state per resource that it names.
 */
export interface HolderTable extends SaidOnNamed {
  readonly resources: ResourceTable;
  /** The policies of each. */
  readonly parts: readonly (readonly PolicyParts[])[];
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
  const placesOf = openPlaces(names);
  const handedOf = openHanded(account, universe, names, states);
  const partsOf = openParts(handedOf, placesOf);
  const parts = lists.map((policies) => policies.map(partsOf));
  const resources = names.close();
  const bySlot = sayWidely(parts, resources.slotCount, states);
  return { resources, parts, bySlot, ...sayOnNamed(parts, resources.named, states) };
}
