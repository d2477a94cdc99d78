import type { Account } from '../account/account.ts';
import { type AccountLookup, givesOneOf, namingResource } from '../account/account-lookup.ts';
import { placeOfHolder } from '../account/given-widely.ts';
import type { Policy } from '../account/policy.ts';
import { once } from '../remembered.ts';
import type { Frame } from './frame.ts';
import type { NameReader } from './name-table.ts';
import type { Rows } from './rows.ts';
import type { Tables } from './tables.ts';
import { groupName } from './write-lookup-file.ts';

/**
 * The look-ups of the account of a lookup file. Tables of names may give others beside those of a name; they are left
 * out here.
 */
export function openLookup(
  account: Account,
  { possible, denying, sharedZones, scopeTypes, wideWays }: Frame,
  tables: Tables,
): AccountLookup {
  const { principals, userGroups, permissionGroups, policies, zones, named } = tables;
  const rowOfPermissionGroup = once(() => new Map(permissionGroups.all().map(({ key }, row) => [key, row])));
  const principalRow = (key: string): number | undefined =>
    [...named.principalKeys(key)].find((row) => principals.at(row).key === key);
  const memberRows = (group: string): readonly number[] =>
    rowsOf(principals, named.memberships(group), ({ groups }) => groups.some((key) => key === group));
  const policiesOf = (names: Uint32Array, test: (policy: Policy) => boolean): readonly Policy[] =>
    policies.some(inOrder(names)).filter(test);
  return {
    principal: (key) => {
      const row = principalRow(key);
      return row === undefined ? undefined : principals.at(row);
    },
    userGroup: (key) => userGroups.some(named.userGroupKeys(key)).find((group) => group.key === key),
    principalsNamed: (names) => principals.some(rowsNamed(named.principalNames, names)),
    userGroupsNamed: (names) => userGroups.some(rowsNamed(named.userGroupNames, names)),
    zonesNamed: (names) => zones.some(rowsNamed(named.zoneNames, names)),
    userGroupsOf: (keys) =>
      userGroups
        .some(inOrder([...keys].flatMap((key) => [...named.userGroupKeys(key)])))
        .filter(({ key }) => keys.has(key)),
    zonesOfSharedNames: () => zones.some(sharedZones),
    membersOf: (group) => principals.some(memberRows(group)),
    together: (groups, keys) => {
      const wanted = new Set(groups);
      const found = new Set<number>();
      for (const group of wanted) for (const row of named.memberships(group)) found.add(row);
      // Read together: most of them are in several of the user groups.
      const rows = rowsOf(principals, found, (one) => one.groups.some((key) => wanted.has(key)));
      for (const key of keys) {
        const row = principalRow(key);
        if (row !== undefined) rows.push(row);
      }
      return principals.some(inOrder(rows));
    },
    policiesOf: (key) =>
      policiesOf(named.policiesByHolder(key), ({ holder }) =>
        holder.kind === 'principal'
          ? holder.principal === key
          : holder.kind === 'user-group' && holder.group === key,
      ),
    policiesById: (id) => policiesOf(named.policiesById(id), (policy) => policy.id === id),
    possiblePolicies: () => policies.some(possible),
    denyingPolicies: () => policies.some(denying),
    policiesNaming: (identity, groups) =>
      policiesOf(named.policiesByPlace(identity), namingResource(identity, groups, account)),
    givenWidely: (group) => ({
      ...tables.givenWidely(
        group === null
          ? permissionGroups.count
          : (rowOfPermissionGroup().get(group) ?? permissionGroups.count),
      ),
      ways: wideWays,
    }),
    holderNumbered: (holder) => {
      const counts = { principals: principals.count, userGroups: userGroups.count };
      const { of, at } = placeOfHolder(holder, counts);
      return of === 'policies' ? policies.at(at) : tables[of].at(at).key;
    },
    policiesGiving: (groups, identity) => {
      const rows = [...groups].flatMap((key) => [...named.widePoliciesByGroup(groupName(key))]);
      const others =
        identity === undefined
          ? [...groups].flatMap((key) => [...named.policiesByGroup(groupName(key))])
          : [...named.policiesByPlace(identity)];
      return policies
        .some(inOrder([...rows, ...others]))
        .filter((policy) => givesOneOf(policy, groups, account));
    },
    scopeTypes: () => new Set(scopeTypes),
  };
}

/** Numbers in order, each once: the order of rows is that of the account. */
function inOrder(rows: Iterable<number>): readonly number[] {
  const sorted = Uint32Array.from(rows).sort();
  const found: number[] = [];
  for (const row of sorted) if (row !== found.at(-1)) found.push(row);
  return found;
}

function rowsNamed(find: NameReader, names: readonly string[]): readonly number[] {
  return inOrder(names.flatMap((name) => [...find(name.toLowerCase())]));
}

function rowsOf<T extends object>(
  rows: Rows<T>,
  numbers: Iterable<number>,
  test: (one: T) => boolean,
): number[] {
  const found = inOrder(numbers);
  const things = rows.some(found);
  return found.filter((_, at) => {
    const thing = things[at];
    return thing !== undefined && test(thing);
  });
}
