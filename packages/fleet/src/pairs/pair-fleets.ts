import type { Fleet } from '../moments/gather-fleet.ts';
import type { Moment } from '../moments/moment.ts';

/** An account at an earlier and at a later moment. */
export interface Pair {
  readonly earlier: Moment;
  readonly later: Moment;
}

/** The accounts of two fleets, and those that only one of them has. */
export interface Pairs {
  /** In the order of account ids. */
  readonly pairs: readonly Pair[];
  readonly came: readonly Moment[];
  readonly went: readonly Moment[];
}

/** Puts the accounts of two fleets together by their ids, whatever their files and names are. Each has one moment of each. */
export function pairFleets(earlier: Fleet, later: Fleet): Pairs {
  const before = new Map(earlier.moments.map((moment) => [moment.account.id, moment]));
  const after = new Set(later.moments.map(({ account }) => account.id));
  return {
    pairs: later.moments.flatMap((moment) => {
      const one = before.get(moment.account.id);
      return one === undefined ? [] : [{ earlier: one, later: moment }];
    }),
    came: later.moments.filter(({ account }) => !before.has(account.id)),
    went: earlier.moments.filter(({ account }) => !after.has(account.id)),
  };
}

/** Two fleets as one, in which the pairs are asked. */
export function joinFleets(earlier: Fleet, later: Fleet, { pairs, went }: Pairs): Fleet {
  const byFile = (a: { readonly file: string }, b: { readonly file: string }) => (a.file < b.file ? -1 : 1);
  return {
    files: earlier.files + later.files,
    accounts: later.accounts + went.length,
    moments: pairs.map((pair) => pair.later),
    broken: [...earlier.broken, ...later.broken].sort(byFile),
    leftOut: [...earlier.leftOut, ...later.leftOut].sort(byFile),
  };
}
