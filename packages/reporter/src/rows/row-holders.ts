import type { Account, Principal } from '@grantlens/snapshot';
import { addTo, remembered } from '@grantlens/snapshot/internal';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { anyMember } from '../model/tables/entitlements.ts';
import type { Table } from '../model/tables/table.ts';
import { grantOf } from './held-counts.ts';

/** Principals by their place in the population. All members of one user group are always the same list. */
export type Holders = readonly number[];

/** Which principals a row covers. */
export type HoldersOf = (row: EntitlementRow) => Holders;

/** Opens the rows of a report: whom each covers. Rows that cover the same principals for the same reason have one list. */
export function openHolders(account: Account, rows: Table<EntitlementRow>): HoldersOf {
  const { principals } = account;
  const alone = { member: placesOf(principals, 'member'), token: placesOf(principals, 'token') };
  const { inside, outside } = openGroups(account);
  const named = remembered(
    (holders: EntitlementRow['holders']): Holders => holders.flatMap((id) => alone.member.get(id) ?? []),
  );
  const without = openWithout(principals.length);
  // Whom the further rows of a grant name: the first row is for everyone else.
  const elsewhere = new Map<string, Holders[]>();
  for (const row of rows) if (row.holders.length > 0) addTo(elsewhere, grantOf(row), named(row.holders));
  return (row) => {
    const { principalKind, principalId, groupId, holders } = row;
    if (principalKind !== 'user-group') return alone[principalKind].get(principalId) ?? [];
    if (holders.length > 0) return named(holders);
    const all = principalId === anyMember ? outside(groupId ?? '') : inside(principalId);
    const others = elsewhere.get(row.id);
    return others === undefined ? all : without(all, others);
  };
}

/** Returns a function that leaves others out of a list. The grants of a user group are divided alike, in few ways. */
function openWithout(population: number): (all: Holders, others: readonly Holders[]) => Holders {
  const excluded = new Uint32Array(population);
  let round = 0;
  const numberOf = openNumbers<Holders>();
  const known = new Map<string, Holders>();
  return (all, others) => {
    const name = [all, ...others].map(numberOf).join(' ');
    const before = known.get(name);
    if (before !== undefined) return before;
    round += 1;
    for (const list of others) for (const at of list) excluded[at] = round;
    const rest = all.filter((at) => excluded[at] !== round);
    known.set(name, rest);
    return rest;
  };
}

function openNumbers<Thing>(): (thing: Thing) => number {
  let count = 0;
  return remembered((_thing: Thing) => count++);
}

const nobody: Holders = [];

/** Each principal of a kind, as a list of itself, by its id. */
function placesOf(principals: readonly Principal[], wanted: Principal['kind']): ReadonlyMap<string, Holders> {
  const places = new Map<string, Holders>();
  for (const [at, { kind, id, key }] of principals.entries())
    if (kind === wanted) places.set(id ?? key, [at]);
  return places;
}

/** Who is in a user group, and which members are not. */
function openGroups({ principals, userGroups }: Account): {
  readonly inside: (groupId: string) => Holders;
  readonly outside: (groupId: string) => Holders;
} {
  const idOf = new Map(userGroups.map(({ key, id }) => [key, id ?? key]));
  const lists = new Map<string, number[]>();
  for (const [at, { groups }] of principals.entries())
    for (const key of groups) addTo(lists, idOf.get(key) ?? key, at);
  return {
    inside: (groupId) => lists.get(groupId) ?? nobody,
    outside: remembered((groupId) => {
      const own = new Set(lists.get(groupId));
      return principals.flatMap(({ kind }, at) => (kind === 'member' && !own.has(at) ? [at] : []));
    }),
  };
}
