import type { Account } from '../account/account.ts';
import { addScopeTypes } from '../account/account-lookup.ts';
import { findGivenWidely } from '../account/given-widely.ts';
import { ownNames, principalNames } from '../account/own-names.ts';
import { holderKey, type Place, type ReachedGroup } from '../account/policy.ts';
import { zonesOfSharedNames } from '../account/shared-names.ts';
import { textHash } from './checksum.ts';
import { type Frame, mark, writeFrame } from './frame.ts';
import { writeGivenWidely } from './given-table.ts';
import { groupRow } from './group-row.ts';
import { openNameWriter } from './name-table.ts';
import { type Output, openOutput } from './output.ts';
import { placeRow } from './place-row.ts';
import { policyRow, type RowNumbers } from './policy-row.ts';
import { principalRow } from './principal-row.ts';
import { type Table, writeRows } from './rows.ts';
import { zoneRow } from './zone-row.ts';

/**
 * Writes an account so that a question can be answered by reading a part of it: the bytes of a file in parts,
 * each valid until the next. `key` says which snapshot it belongs to; `openLookupFile` gives it back.
 */
export function writeLookupFile(account: Account, key: string, give: (part: Uint8Array) => void): void {
  const { principals, userGroups, policies, permissionGroups, zones, gaps } = account;
  const output = openOutput(give);
  output.text(mark);
  const reach = numberReach(policies);
  const rowOfPrincipal = numbersOf(principals.map((one) => one.key));
  const rowOfUserGroup = numbersOf(userGroups.map((one) => one.key));
  const rowOfPermissionGroup = numbersOf([...permissionGroups.keys()]);
  const rowOfZone = numbersOf<string>(zones.map((one) => one.key));
  const numbers: RowNumbers = {
    ofPrincipal: rowOfPrincipal,
    ofUserGroup: rowOfUserGroup,
    ofPermissionGroup: rowOfPermissionGroup,
    ofResourceGroup: reach.numberOf,
  };
  const rows: Frame['rows'] = {
    principals: write(principals, (one) => principalRow(one, rowOfUserGroup)),
    userGroups: write(userGroups, (one) => one),
    permissionGroups: write(permissionGroups.values(), groupRow),
    policies: write(policies, (one) => policyRow(one, numbers)),
    resourceGroups: write(reach.groups, ({ id, name, list }) => [id, name, list]),
    placeLists: write(reach.lists, (places) => places.map((place) => placeRow(place, rowOfZone))),
    zones: write(zones, zoneRow),
    gaps: write(gaps.values(), (one) => one),
    issues: write(account.issues, (one) => one),
    oddities: write(account.oddities, (one) => one),
  };
  const scopeTypes = new Set<string>();
  addScopeTypes(
    reach.lists.map((places) => ({ id: null, name: null, places })),
    scopeTypes,
  );
  const given = findGivenWidely(account);
  const { id, name, takenAt, digest, tool, source, coverage, besides, managedBy, ssoDomains, permissions } =
    account;
  const frame: Frame = {
    key,
    account: {
      id,
      name,
      takenAt,
      digest,
      tool,
      source,
      coverage,
      besides,
      managedBy,
      applications: account.applications,
      ssoDomains,
      permissions,
    },
    scopeTypes: [...scopeTypes],
    sharedZones: zonesOfSharedNames(account.zonesByKey.values()).flatMap(
      ({ key: one }) => rowOfZone(one) ?? [],
    ),
    possible: positionsOf(policies, ({ holder }) => holder.kind === 'possible'),
    denying: positionsOf(policies, ({ effect }) => effect !== 'allow'),
    wideWays: given.ways,
    givenWidely: writeGivenWidely(given, [...permissionGroups.keys()], output),
    rows,
    names: { ...writeNames(account, output), ...writePolicyNames(account, reach, output) },
  };
  writeFrame(frame, output, give);

  function write<T>(things: Iterable<T>, rowOf: (thing: T) => unknown): Table {
    return writeRows(textsOf(things, rowOf), output);
  }
}

function* textsOf<T>(things: Iterable<T>, rowOf: (thing: T) => unknown): Iterable<string> {
  for (const thing of things) yield JSON.stringify(rowOf(thing));
}

function numbersOf<T>(keys: readonly T[]): (key: T) => number | undefined {
  const numbers = new Map(keys.map((key, at) => [key, at]));
  return (key) => numbers.get(key);
}

function positionsOf<T>(all: readonly T[], test: (one: T) => boolean): readonly number[] {
  return all.flatMap((one, at) => (test(one) ? [at] : []));
}

/** The resource groups of all policies, and their lists of places, each once and by number. */
interface Reach {
  readonly lists: readonly (readonly Place[])[];
  readonly groups: readonly {
    readonly id: string | null;
    readonly name: string | null;
    readonly list: number;
  }[];
  readonly numberOf: (group: ReachedGroup) => number;
}

function numberReach(policies: Account['policies']): Reach {
  const lists = new Map<readonly Place[], number>();
  const groups: Reach['groups'][number][] = [];
  // Of one list there are few groups: those that policies call by another id or name.
  const groupsOf: number[][] = [];
  const numberOf = ({ id, name, places }: ReachedGroup): number => {
    const list = lists.get(places) ?? lists.size;
    lists.set(places, list);
    const known = groupsOf[list] ?? [];
    groupsOf[list] = known;
    const found = known.find((number) => groups[number]?.id === id && groups[number].name === name);
    if (found !== undefined) return found;
    known.push(groups.length);
    return groups.push({ id, name, list }) - 1;
  };
  for (const { resourceGroups } of policies) for (const group of resourceGroups) numberOf(group);
  return { lists: [...lists.keys()], groups, numberOf };
}

/** What is found by its own names. */
function writeNames({ principals, userGroups, zones, gaps }: Account, output: Output) {
  const principalsByName = openNameWriter();
  const principalsByKey = openNameWriter();
  const memberships = openNameWriter();
  for (const [row, principal] of principals.entries()) {
    for (const name of principalNames(principal)) principalsByName.add(name, row);
    principalsByKey.add(principal.key, row);
    for (const group of principal.groups) memberships.add(group, row);
  }
  const groupsByName = openNameWriter();
  const groupsByKey = openNameWriter();
  for (const [row, group] of userGroups.entries()) {
    for (const one of ownNames(group)) groupsByName.add(one, row);
    groupsByKey.add(group.key, row);
  }
  const zonesByName = openNameWriter();
  for (const [row, zone] of zones.entries()) for (const one of ownNames(zone)) zonesByName.add(one, row);
  const gapsById = openNameWriter();
  for (const [row, id] of [...gaps.keys()].entries()) gapsById.add(id, row);
  return {
    principalNames: principalsByName.close(output),
    principalKeys: principalsByKey.close(output),
    memberships: memberships.close(output, userGroups.length),
    userGroupNames: groupsByName.close(output),
    userGroupKeys: groupsByKey.close(output),
    zoneNames: zonesByName.close(output),
    gapIds: gapsById.close(output),
  };
}

/** Policies, found by whom they are of, what they give and where. */
function writePolicyNames(
  { principals, userGroups, policies, zones, permissionGroups }: Account,
  reach: Reach,
  output: Output,
) {
  const byHolder = openNameWriter();
  const byId = openNameWriter();
  const byPlace = openNameWriter();
  const byGroup = openNameWriter();
  const wideByGroup = openNameWriter();
  const lists = reach.lists.map(reachOfList);
  for (const [row, policy] of policies.entries()) {
    const { id } = policy;
    const holder = holderKey(policy.holder);
    if (holder !== null) byHolder.add(holder, row);
    if (id !== null) byId.add(id, row);
    const reached = policy.resourceGroups.map(
      (group) => lists[reach.groups[reach.numberOf(group)]?.list ?? 0],
    );
    for (const one of reached) for (const hash of one?.named ?? []) byPlace.addHash(hash, row);
    const isWide = reached.some((one) => one?.isWide);
    for (const { key } of policy.permissionGroups)
      (isWide ? wideByGroup : byGroup).add(
        groupName(key !== null && permissionGroups.has(key) ? key : null),
        row,
      );
  }
  return {
    policiesByHolder: byHolder.close(output, principals.length + userGroups.length),
    policiesById: byId.close(output),
    policiesByPlace: byPlace.close(output, zones.length),
    policiesByGroup: byGroup.close(output, permissionGroups.size),
    widePoliciesByGroup: wideByGroup.close(output, permissionGroups.size),
  };
}

/** What a permission group is found by; one that could not be read has no key. */
export function groupName(key: string | null): string {
  return key === null ? '' : `#${key}`;
}

/**
 * The single resources that a list of places names, by the hashes of their identities, and whether it has
 * other places.
 */
function reachOfList(places: readonly Place[]): { readonly named: Uint32Array; readonly isWide: boolean } {
  const named = places.flatMap(({ scope }) => (scope?.kind === 'resource' ? textHash(scope.resource) : []));
  return { named: Uint32Array.from(named), isWide: named.length < places.length };
}
