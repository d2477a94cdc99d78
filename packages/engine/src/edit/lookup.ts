import type { Account, Policy, PrincipalKey, UserGroupKey } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';

/** What is looked up in an account to find whom an edit may touch. */
export interface Lookup {
  readonly policiesById: ReadonlyMap<string, readonly Policy[]>;
  /** The positions in `principals` of those in a user group, ascending. */
  readonly membersOf: ReadonlyMap<UserGroupKey, readonly number[]>;
  readonly positionOf: ReadonlyMap<PrincipalKey, number>;
  readonly userGroups: ReadonlySet<UserGroupKey>;
  /** The policies that may be somebody's (S12). */
  readonly possible: readonly Policy[];
}

// One account is asked about many edits, and to go through all of it each time took most of the time of a `what-if`.
const known = new WeakMap<Account, Lookup>();

/** Gives the look-ups of an account; they are made when first asked for. */
export function lookupIn(account: Account): Lookup {
  const before = known.get(account);
  if (before !== undefined) return before;
  const lookup = makeLookup(account);
  known.set(account, lookup);
  return lookup;
}

function makeLookup({ principals, policies, userGroups }: Account): Lookup {
  const policiesById = new Map<string, Policy[]>();
  const membersOf = new Map<UserGroupKey, number[]>();
  const positionOf = new Map<PrincipalKey, number>();
  for (const policy of policies) if (policy.id !== null) addTo(policiesById, policy.id, policy);
  for (const [position, { key, groups }] of principals.entries()) {
    positionOf.set(key, position);
    for (const group of groups) addTo(membersOf, group, position);
  }
  const possible = policies.filter(({ holder }) => holder.kind === 'possible');
  return {
    policiesById,
    membersOf,
    positionOf,
    userGroups: new Set(userGroups.map(({ key }) => key)),
    possible,
  };
}
