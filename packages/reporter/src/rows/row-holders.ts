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

/** Opens the rows of a report: whom each covers. */
export function openHolders(account: Account, rows: Table<EntitlementRow>): HoldersOf {
  const { principals } = account;
  const alone = { member: placesOf(principals, 'member'), token: placesOf(principals, 'token') };
  const { inside, outside } = openGroups(account);
  // The further rows of a grant, and whom they name: the first row is for everyone else.
  const named = new Map<string, Holders>();
  const elsewhere = new Map<string, Holders[]>();
  for (const row of rows) {
    if (row.holders.length === 0) continue;
    const own = row.holders.flatMap((id) => alone.member.get(id) ?? []);
    named.set(row.id, own);
    addTo(elsewhere, grantOf(row), own);
  }
  const excluded = new Uint32Array(principals.length);
  let round = 0;
  return (row) => {
    const { id, principalKind, principalId, groupId } = row;
    if (principalKind !== 'user-group') return alone[principalKind].get(principalId) ?? [];
    const own = named.get(id);
    if (own !== undefined) return own;
    const all = principalId === anyMember ? outside(groupId ?? '') : inside(principalId);
    const others = elsewhere.get(id);
    if (others === undefined) return all;
    round += 1;
    for (const list of others) for (const at of list) excluded[at] = round;
    return all.filter((at) => excluded[at] !== round);
  };
}

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
    inside: (groupId) => lists.get(groupId) ?? [],
    outside: remembered((groupId) => {
      const own = new Set(lists.get(groupId));
      return principals.flatMap(({ kind }, at) => (kind === 'member' && !own.has(at) ? [at] : []));
    }),
  };
}
