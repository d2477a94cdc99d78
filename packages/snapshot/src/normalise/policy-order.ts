import type { GrantedGroup, Place, Policy, ReachedGroup } from '../account/policy.ts';
import { compareTexts } from '../text/compare-texts.ts';

/** Places in order of their keys; 0 says that they are one place. */
export function comparePlaces(a: Place, b: Place): number {
  if (a === b) return 0;
  return (
    compareTexts(a.objectKey, b.objectKey) ||
    compareTexts(a.scope?.key ?? null, b.scope?.key ?? null) ||
    compareLists(a.gaps, b.gaps, compareTexts)
  );
}

/** Policies of one holder in order; 0 says that nothing tells them apart. */
export function comparePolicies(a: Omit<Policy, 'holder'>, b: Omit<Policy, 'holder'>): number {
  return (
    compareTexts(a.id, b.id) ||
    compareTexts(a.effect, b.effect) ||
    Number(a.effectAssumed) - Number(b.effectAssumed) ||
    compareLists(a.gaps, b.gaps, compareTexts) ||
    compareLists(a.permissionGroups, b.permissionGroups, compareGranted) ||
    compareLists(a.resourceGroups, b.resourceGroups, compareReached)
  );
}

function compareGranted(a: GrantedGroup, b: GrantedGroup): number {
  return compareTexts(a.key, b.key) || compareLists(a.gaps, b.gaps, compareTexts);
}

function compareReached(a: ReachedGroup, b: ReachedGroup): number {
  return (
    compareTexts(a.id, b.id) ||
    compareTexts(a.name, b.name) ||
    compareLists(a.places, b.places, comparePlaces)
  );
}

function compareLists<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const order = compare(a[at] as T, b[at] as T);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
