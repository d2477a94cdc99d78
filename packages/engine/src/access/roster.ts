import type { Account, PrincipalKey, UserGroupKey } from '@grantlens/snapshot';
import { addTo, remembered } from '@grantlens/snapshot/internal';

/** The principals of an account as numbers, their positions in it: for what is worked out of all of them. */
export interface Roster {
  /** Of a holder that is a principal. */
  readonly positionOf: (key: PrincipalKey | UserGroupKey) => number | undefined;
  /** Of a holder that is a user group: its members, in order. */
  readonly membersOf: (key: PrincipalKey | UserGroupKey) => readonly number[];
}

/** The roster of an account, made once: it reads all principals. */
export const rosterOf: (account: Account) => Roster = remembered(makeRoster, new WeakMap<Account, Roster>());

function makeRoster({ principals }: Account): Roster {
  const positions = new Map<PrincipalKey | UserGroupKey, number>();
  const members = new Map<PrincipalKey | UserGroupKey, number[]>();
  for (const [at, { key, groups }] of principals.entries()) {
    positions.set(key, at);
    for (const group of groups) addTo(members, group, at);
  }
  return { positionOf: (key) => positions.get(key), membersOf: (key) => members.get(key) ?? [] };
}
