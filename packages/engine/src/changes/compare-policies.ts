import type { Policy } from '@grantlens/snapshot';
import type { GrantedGroup, Place, ReachedGroup } from '@grantlens/snapshot/internal';

/** What one holder grants on either side, policy by policy. */
export interface ComparedPolicies {
  /** Policies that say the same on both sides. */
  readonly same: readonly (readonly [Policy, Policy])[];
  /** Policies of one id that do not say the same. */
  readonly changed: readonly (readonly [Policy, Policy])[];
  readonly onlyBefore: readonly Policy[];
  readonly onlyAfter: readonly Policy[];
}

/** Compares the policies of one holder. */
export function comparePolicies(before: readonly Policy[], after: readonly Policy[]): ComparedPolicies {
  const same: (readonly [Policy, Policy])[] = [];
  const changed: (readonly [Policy, Policy])[] = [];
  const left = new Set(after);
  const take = (pairs: typeof same, policy: Policy, isTwin: (other: Policy) => boolean): boolean => {
    for (const other of left) {
      if (!isTwin(other)) continue;
      left.delete(other);
      pairs.push([policy, other]);
      return true;
    }
    return false;
  };
  const unmatched = before.filter((policy) => !take(same, policy, (other) => isSamePolicy(policy, other)));
  const onlyBefore = unmatched.filter(
    (policy) => policy.id === null || !take(changed, policy, (other) => other.id === policy.id),
  );
  return { same, changed, onlyBefore, onlyAfter: [...left] };
}

/** Whether the policies of a holder say the same on both sides; each side's are in a stable order. */
export function haveSamePolicies(before: readonly Policy[], after: readonly Policy[]): boolean {
  return areAll(before, after, isSamePolicy);
}

/** Whether two policies have one id and say the same. Which gap it is that leaves a part open makes no difference. */
export function isSamePolicy(a: Policy, b: Policy): boolean {
  if (a === b) return true;
  return (
    a.id === b.id &&
    a.effect === b.effect &&
    isInDoubt(a) === isInDoubt(b) &&
    areAll(a.permissionGroups, b.permissionGroups, isSameGroup) &&
    areAll(a.resourceGroups, b.resourceGroups, isSameReach)
  );
}

function isSameGroup(a: GrantedGroup, b: GrantedGroup): boolean {
  return a.key === b.key && isInDoubt(a) === isInDoubt(b);
}

function isSameReach(a: ReachedGroup, b: ReachedGroup): boolean {
  return a.id === b.id && areSamePlaces(a.places, b.places);
}

/** Lists of places that were found the same: many policies share one. */
const samePlaces = new WeakMap<readonly Place[], readonly Place[]>();

function areSamePlaces(a: readonly Place[], b: readonly Place[]): boolean {
  if (samePlaces.get(a) === b) return true;
  if (!areAll(a, b, isSamePlace)) return false;
  samePlaces.set(a, b);
  return true;
}

function isSamePlace(a: Place, b: Place): boolean {
  return (
    a === b ||
    (a.scope?.kind === b.scope?.kind && a.scope?.key === b.scope?.key && isInDoubt(a) === isInDoubt(b))
  );
}

function isInDoubt({ gaps }: { readonly gaps: readonly unknown[] }): boolean {
  return gaps.length > 0;
}

function areAll<T>(a: readonly T[], b: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (!isSame(a[at] as T, b[at] as T)) return false;
  return true;
}
