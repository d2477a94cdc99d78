import type { Policy } from '@grantlens/snapshot';
import type { PlaceBook, PlaceList } from './places.ts';
import type { GroupState, GroupStateBook } from './policy-states.ts';

/** A policy in integers. */
export interface PolicyParts {
  readonly policy: Policy;
  /** One for each of its permission groups. */
  readonly groups: readonly GroupState[];
  /** One for each of its resource groups. */
  readonly lists: readonly PlaceList[];
}

/** Reads policies into integers. */
export function openParts(
  { of: groupStatesOf }: GroupStateBook,
  { of: placesOf }: PlaceBook,
): (policy: Policy) => PolicyParts {
  return (policy) => ({
    policy,
    groups: groupStatesOf(policy),
    lists: policy.resourceGroups.map(({ places }) => placesOf(places)),
  });
}
