import type { Account, Policy, PrincipalKey } from '@grantlens/snapshot';
import { addTo, holderKey, lookupIn, remembered } from '@grantlens/snapshot/internal';
import { mayHold } from './access.ts';

/**
 * The principals of an account as numbers, their positions in it, and the holders of its policies as numbers of their own:
 * for what is worked out of all of them.
 */
export interface Roster {
  readonly positionOf: (key: PrincipalKey) => number | undefined;
  /** The number of whoever holds a policy, or may. */
  readonly holderOf: (policy: Policy) => number;
  /** The number of a holder that look-ups of the account number otherwise (`AccountLookup.givenWidely`). */
  readonly holderNumbered: (holder: number) => number;
  /** The positions of those who have what a holder has. */
  readonly positionsOf: (holder: number) => readonly number[];
  /** How many holders have a number by now. */
  readonly holders: () => number;
}

/** The roster of an account, made once: it reads all principals. */
export const rosterOf: (account: Account) => Roster = remembered(makeRoster, new WeakMap<Account, Roster>());

function makeRoster(account: Account): Roster {
  const { principals } = account;
  const positions = new Map<PrincipalKey, number>();
  const positionsOf = new Map<string, number[]>();
  for (const [at, { key, groups }] of principals.entries()) {
    positions.set(key, at);
    addTo(positionsOf, key, at);
    for (const group of groups) addTo(positionsOf, group, at);
  }
  const holders: (readonly number[])[] = [];
  const numbered = remembered((key: string) => holders.push(positionsOf.get(key) ?? []) - 1);
  // Whoever may hold a policy holds no other: each has a number.
  const possible = remembered(
    (policy: Policy) => holders.push(principals.flatMap((one, at) => (mayHold(policy, one) ? [at] : []))) - 1,
  );
  const holderOf = (policy: Policy): number => {
    const key = holderKey(policy.holder);
    return key === null ? possible(policy) : numbered(key);
  };
  const lookup = lookupIn(account);
  const others: number[] = [];
  return {
    positionOf: (key) => positions.get(key),
    holderOf,
    holderNumbered: (holder) => {
      const before = others[holder];
      if (before !== undefined) return before;
      const found = lookup.holderNumbered(holder);
      const number = typeof found === 'string' ? numbered(found) : holderOf(found);
      others[holder] = number;
      return number;
    },
    positionsOf: (holder) => holders[holder] ?? [],
    holders: () => holders.length,
  };
}
