import type { Account, Policy, Principal } from '@grantlens/snapshot';
import { addTo, type Holder } from '@grantlens/snapshot/internal';
import { flat, type IntLists, type Turned, turned } from './ints.ts';

/** Whose policies are whose, in integers. */
export interface Membership {
  /** The policies of each holder. */
  readonly policies: readonly (readonly Policy[])[];
  /** By principal. Principals of the same holders are one access class. */
  readonly classOf: Int32Array;
  /** By class. */
  readonly holders: IntLists;
  /** By holder, the classes that have it. */
  readonly classes: Turned;
  /** By class, how many principals it has. */
  readonly sizes: Int32Array;
  /**
   * By class, its active principals: those of one class stand side by side, and so do their bits in a set of
   * them all.
   */
  readonly active: IntLists;
}

interface PossibleHolder {
  readonly number: number;
  readonly holder: Extract<Holder, { kind: 'possible' }>;
}

/** Finds the holders, and the access classes of an account's principals (S1). */
export function membershipOf(account: Account): Membership {
  const principals = new Map<string, number>();
  const userGroups = new Map<string, number>();
  const others = new Map<string, number>();
  const policies: Policy[][] = [];
  const possible: PossibleHolder[] = [];
  const numberOf = (holder: Holder): number => {
    const [numbers, name] =
      holder.kind === 'principal'
        ? [principals, holder.principal]
        : holder.kind === 'user-group'
          ? [userGroups, holder.group]
          : [others, JSON.stringify([holder.principal, holder.group])];
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = policies.length;
    numbers.set(name, number);
    policies.push([]);
    if (holder.kind === 'possible') possible.push({ number, holder });
    return number;
  };
  for (const policy of account.policies) policies[numberOf(policy.holder)]?.push(policy);
  const possibleOf = openPossible(possible);
  const classNumbers = new Map<string, number>();
  const holders: number[][] = [];
  const classOf = Int32Array.from(account.principals, (principal) => {
    const mine = [...possibleOf(principal)];
    const own = principals.get(principal.key);
    if (own !== undefined) mine.push(own);
    for (const key of principal.groups) {
      const group = userGroups.get(key);
      if (group !== undefined) mine.push(group);
    }
    const distinct = mine.length > 1 ? [...new Set(mine)].sort((a, b) => a - b) : mine;
    const name = distinct.join(' ');
    const known = classNumbers.get(name) ?? holders.length;
    if (known === holders.length) {
      classNumbers.set(name, known);
      holders.push(distinct);
    }
    return known;
  });
  const byClass = flat(holders);
  const sizes = new Int32Array(holders.length);
  const active: number[][] = holders.map(() => []);
  for (const [at, one] of classOf.entries()) {
    sizes[one]! += 1;
    if (account.principals[at]?.standing === 'active') active[one]?.push(at);
  }
  return {
    policies,
    classOf,
    holders: byClass,
    classes: turned(byClass, policies.length),
    sizes,
    active: flat(active),
  };
}

/** The holders of policies that are possibly a member's; not those of a group it is certainly in. */
function openPossible(all: readonly PossibleHolder[]): (principal: Principal) => readonly number[] {
  const ofAnybody = all.filter(({ holder }) => holder.principal === null);
  const ofOne = new Map<string, PossibleHolder[]>();
  for (const one of all) {
    const { principal } = one.holder;
    if (principal !== null) addTo(ofOne, principal, one);
  }
  return (principal) => {
    if (principal.kind !== 'member') return [];
    return [...ofAnybody, ...(ofOne.get(principal.key) ?? [])]
      .filter(({ holder }) => !principal.groups.some((key) => key === holder.group))
      .map(({ number }) => number);
  };
}
