import { invariant } from '../errors.ts';
import { addTo } from '../multimap.ts';
import { once, remembered } from '../remembered.ts';
import type { Account, UserGroup, Zone } from './account.ts';
import { findGivenWidely, type GivenWidely, type HolderNumbered, placeOfHolder } from './given-widely.ts';
import type { PermissionGroupKey, PrincipalKey, UserGroupKey } from './ids.ts';
import { openListIndex } from './list-index.ts';
import { ownNames, principalNames } from './own-names.ts';
import { holderKey, type Place, type Policy } from './policy.ts';
import type { Principal } from './principal.ts';
import { zonesOfSharedNames } from './shared-names.ts';

/** Some permission groups; null is one that could not be read, or that the account has none of. */
export type GroupsGiven = Pick<ReadonlySet<PermissionGroupKey | null>, 'has'>;

/** Finds parts of an account without going through all of it. Whatever it finds comes in the order of the account. */
export interface AccountLookup {
  readonly principal: (key: PrincipalKey) => Principal | undefined;
  readonly userGroup: (key: UserGroupKey) => UserGroup | undefined;
  /** Everybody, every user group and every zone with exactly one of some names, in any case; and possibly others. */
  readonly principalsNamed: (names: readonly string[]) => readonly Principal[];
  readonly userGroupsNamed: (names: readonly string[]) => readonly UserGroup[];
  readonly zonesNamed: (names: readonly string[]) => readonly Zone[];
  readonly userGroupsOf: (keys: ReadonlySet<UserGroupKey>) => readonly UserGroup[];
  /** Those that have their name in common with another one. */
  readonly zonesOfSharedNames: () => readonly Zone[];
  readonly membersOf: (group: UserGroupKey) => readonly Principal[];
  /** Everybody in one of some user groups, and those of some keys. */
  readonly together: (groups: Iterable<UserGroupKey>, keys: Iterable<PrincipalKey>) => readonly Principal[];
  /** The policies that a principal itself, or a user group, holds. */
  readonly policiesOf: (holder: PrincipalKey | UserGroupKey) => readonly Policy[];
  readonly policiesById: (id: string) => readonly Policy[];
  /** Those that may be somebody's (S12). */
  readonly possiblePolicies: () => readonly Policy[];
  /** Those that do not certainly allow. */
  readonly denyingPolicies: () => readonly Policy[];
  /** Those that name one resource, by its identity; where permission groups are given, of those that give one of them. */
  readonly policiesNaming: (identity: string, groups?: GroupsGiven) => readonly Policy[];
  /**
   * Those that give one of some permission groups; null is one that could not be read, or that the account has none
   * of. With a resource, by its identity, those are left out that are only on other single resources.
   */
  readonly policiesGiving: (
    groups: ReadonlySet<PermissionGroupKey | null>,
    identity?: string,
  ) => readonly Policy[];
  /** Who is given a permission group on what no policy names, and whose the number of a holder is. */
  readonly givenWidely: (group: PermissionGroupKey | null) => GivenWidely;
  readonly holderNumbered: (holder: number) => HolderNumbered;
  /** Every type of resource that a scope of a policy is of, the account's apart. */
  readonly scopeTypes: () => ReadonlySet<string>;
}

const known = new WeakMap<Account, AccountLookup>();

/** The look-ups of an account: its own, or else made of its lists as far as they are asked for. */
export function lookupIn(account: Account): AccountLookup {
  const before = known.get(account);
  if (before !== undefined) return before;
  const lookup = lookupInLists(account);
  known.set(account, lookup);
  return lookup;
}

/** Gives an account look-ups of its own. */
export function giveLookup(account: Account, lookup: AccountLookup): void {
  known.set(account, lookup);
}

function lookupInLists(account: Account): AccountLookup {
  const positions = once(() => new Map(account.principals.map(({ key }, at) => [key, at])));
  const userGroups = once(() => new Map(account.userGroups.map((group) => [group.key, group])));
  const members = once(() => {
    const found = new Map<UserGroupKey, number[]>();
    for (const [at, { groups }] of account.principals.entries())
      for (const key of groups) addTo(found, key, at);
    return found;
  });
  const byHolder = once(() => {
    const found = new Map<string, Policy[]>();
    for (const policy of account.policies) {
      const holder = holderKey(policy.holder);
      if (holder !== null) addTo(found, holder, policy);
    }
    return found;
  });
  const byId = once(() => {
    const found = new Map<string, Policy[]>();
    for (const policy of account.policies) if (policy.id !== null) addTo(found, policy.id, policy);
    return found;
  });
  const giving = openListIndex(
    () => account.policies,
    ({ permissionGroups }: Policy) => new Set(permissionGroups.map(({ key }) => groupGiven(key, account))),
  );
  // Policies share their lists of places.
  const byList = once(() => {
    const found = new Map<readonly Place[], Set<number>>();
    for (const [row, { resourceGroups }] of account.policies.entries())
      for (const { places } of resourceGroups) found.set(places, (found.get(places) ?? new Set()).add(row));
    return found;
  });
  const listsNaming = openListIndex(() => [...byList().keys()], identitiesIn);
  const policiesWith = (lists: readonly (readonly Place[])[]): readonly Policy[] => {
    const rows = new Set(lists.flatMap((list) => [...(byList().get(list) ?? [])]));
    return [...rows].sort((a, b) => a - b).flatMap((row) => account.policies[row] ?? []);
  };
  const given = once(() => findGivenWidely(account));
  const select = (test: (policy: Policy) => boolean) => once(() => account.policies.filter(test));
  const at = (position: number | undefined): Principal | undefined =>
    position === undefined ? undefined : account.principals[position];
  return {
    principal: (key) => at(positions().get(key)),
    userGroup: (key) => userGroups().get(key),
    principalsNamed: named(() => account.principals, principalNames),
    userGroupsNamed: named(() => account.userGroups, ownNames),
    zonesNamed: named(() => account.zones, ownNames),
    userGroupsOf: (keys) => account.userGroups.filter(({ key }) => keys.has(key)),
    zonesOfSharedNames: once(() => zonesOfSharedNames(account.zonesByKey.values())),
    membersOf: (group) => (members().get(group) ?? []).flatMap((position) => at(position) ?? []),
    together: (groups, keys) => {
      const found = new Set([...groups].flatMap((group) => members().get(group) ?? []));
      for (const key of keys) {
        const position = positions().get(key);
        if (position !== undefined) found.add(position);
      }
      return [...found].sort((a, b) => a - b).flatMap((position) => at(position) ?? []);
    },
    policiesOf: (holder) => byHolder().get(holder) ?? [],
    policiesById: (id) => byId().get(id) ?? [],
    possiblePolicies: select(({ holder }) => holder.kind === 'possible'),
    denyingPolicies: select(({ effect }) => effect !== 'allow'),
    policiesNaming: (identity, groups) =>
      policiesWith(listsNaming([identity])).filter(namingResource(identity, groups, account)),
    givenWidely: (group) => ({ ...(given().of.get(group) ?? nobody), ways: given().ways }),
    holderNumbered: (holder) => {
      const { principals, userGroups, policies } = account;
      const { of, at } = placeOfHolder(holder, {
        principals: principals.length,
        userGroups: userGroups.length,
      });
      const found = of === 'policies' ? policies[at] : account[of][at]?.key;
      invariant(found !== undefined, 'every number of a holder is of something in the account');
      return found;
    },
    policiesGiving: (groups, identity) => {
      const reaches = remembered((places: readonly Place[]) =>
        places.some(({ scope }) => scope?.kind !== 'resource' || scope.resource === identity),
      );
      return giving(groups).filter(
        (policy) =>
          givesOneOf(policy, groups, account) &&
          (identity === undefined || policy.resourceGroups.some(({ places }) => reaches(places))),
      );
    },
    scopeTypes: once(() => {
      const types = new Set<string>();
      for (const { resourceGroups } of account.policies) addScopeTypes(resourceGroups, types);
      return types;
    }),
  };
}

const nobody = { holders: [], numbers: [] };

/** The single resources of a list. */
function identitiesIn(places: readonly Place[]): readonly string[] {
  return places.flatMap(({ scope }) => (scope?.kind === 'resource' ? scope.resource : []));
}

/** Returns a function that says whether a policy names a resource, and gives one of some permission groups. */
export function namingResource(
  identity: string,
  groups: GroupsGiven | undefined,
  account: Pick<Account, 'permissionGroups'>,
): (policy: Policy) => boolean {
  // Policies share their lists of places, which may be long.
  const isIn = remembered((places: readonly Place[]) =>
    places.some(({ scope }) => scope?.kind === 'resource' && scope.resource === identity),
  );
  return (policy) =>
    (groups === undefined || givesOneOf(policy, groups, account)) &&
    policy.resourceGroups.some(({ places }) => isIn(places));
}

/** Whether a policy gives one of some permission groups (see `policiesGiving`). */
export function givesOneOf(
  policy: Policy,
  groups: GroupsGiven,
  { permissionGroups }: Pick<Account, 'permissionGroups'>,
): boolean {
  return policy.permissionGroups.some(({ key }) => groups.has(groupGiven(key, { permissionGroups })));
}

/** The permission group of a key; null where the account has none of it. */
function groupGiven(
  key: PermissionGroupKey | null,
  { permissionGroups }: Pick<Account, 'permissionGroups'>,
): PermissionGroupKey | null {
  return key !== null && permissionGroups.has(key) ? key : null;
}

/** Finds things by their names, in any case. */
function named<T>(
  list: () => readonly T[],
  namesOf: (one: T) => readonly string[],
): (names: readonly string[]) => readonly T[] {
  const find = openListIndex(list, namesOf);
  return (names) => find(names.map((name) => name.toLowerCase()));
}

/** Adds the types of the scopes of some resource groups. */
export function addScopeTypes(resourceGroups: Policy['resourceGroups'], types: Set<string>): void {
  for (const { places } of resourceGroups)
    for (const { scope } of places) if (scope !== null && scope.kind !== 'account') types.add(scope.type);
}
