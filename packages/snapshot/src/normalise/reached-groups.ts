import type { GapCause } from '../account/gap.ts';
import type { Place, ReachedGroup } from '../account/policy.ts';
import { compareTexts } from '../text/compare-texts.ts';
import { comparePlaces } from './policy-order.ts';
import { noteGap, noteOddity, type PolicyContext, type PolicyPlace } from './policy-place.ts';
import type { ReadResourceGroup } from './resource-groups.ts';

/**
 * Where a policy reaches; notes what is odd or unseen there. Null is a list of resource groups that could not be
 * read. What gives nothing is left out (S2).
 */
export function reachedGroups(
  groups: readonly ReadResourceGroup[] | null,
  policy: PolicyPlace,
  context: PolicyContext,
): readonly ReachedGroup[] {
  if (groups === null) {
    const places = [
      unseenPlace({ cause: 'resource-groups-unreadable', why: 'its resource groups are not shown' }),
    ];
    return [{ id: null, name: null, places }];
  }
  return eachOnce(
    groups
      .map((group) => ({ id: group.id, name: group.name, places: placesOf(group) }))
      .filter(({ places }) => places.length > 0),
  );

  function placesOf({ id, reach }: ReadResourceGroup): readonly Place[] {
    if (reach === null) {
      const why = 'a resource group is shown neither inline nor in the list';
      return [unseenPlace({ cause: 'resource-group-unresolved', why, id })];
    }
    for (const key of reach.foreign) {
      noteOddity(context, policy, 'foreign-scope', `reaches into another account (${key})`);
    }
    if (reach.hasEmpty) noteOddity(context, policy, 'empty-objects', 'has a scope without objects');
    if (!reach.hasUnseen) return reach.places;
    return [
      ...reach.places,
      unseenPlace({ cause: 'scope-unreadable', why: 'a scope of it cannot be read', id }),
    ];
  }

  function unseenPlace(part: {
    readonly cause: GapCause;
    readonly why: string;
    readonly id?: string | null;
  }): Place {
    const clouds = `where a policy of ${policy.of} reaches: ${part.why}`;
    return { scope: null, objectKey: null, gaps: [noteGap(context, policy, part.cause, clouds, part.id)] };
  }
}

/** In order of ids, every place once under its id. */
function eachOnce(groups: readonly ReachedGroup[]): readonly ReachedGroup[] {
  if (groups.length < 2) return groups;
  const sorted = groups.toSorted((a, b) => compareTexts(a.id, b.id) || compareTexts(a.name, b.name));
  return sorted.some(({ id }, at) => at > 0 && id === sorted[at - 1]?.id) ? merged(sorted) : sorted;
}

/** Several groups of one id, or without any, become one per name; what they have in common stays with the first. */
function merged(sorted: readonly ReachedGroup[]): readonly ReachedGroup[] {
  const taken = new Set<string>();
  const byName = new Map<string, { id: string | null; name: string | null; places: Place[] }>();
  for (const { id, name, places } of sorted) {
    for (const place of places) {
      const key = JSON.stringify([id, place.objectKey, place.scope?.key, place.gaps]);
      if (taken.has(key)) continue;
      taken.add(key);
      const names = JSON.stringify([id, name]);
      const group = byName.get(names);
      if (group === undefined) byName.set(names, { id, name, places: [place] });
      else group.places.push(place);
    }
  }
  return [...byName.values()].map((group) => ({ ...group, places: group.places.toSorted(comparePlaces) }));
}
