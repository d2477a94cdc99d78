import type { Scope } from '../keys/scope.ts';
import { remembered } from '../remembered.ts';
import type { Account } from './account.ts';
import type { PermissionGroupKey, PrincipalKey, UserGroupKey } from './ids.ts';
import { type Effect, holderKey, type Place, type Policy } from './policy.ts';

/** How a policy gives a permission group on what no policy names: all that a decision has to know of it, but for whom. */
export interface WideWay {
  readonly effect: Effect;
  readonly effectAssumed: boolean;
  /** Null where it could not be read. */
  readonly scope: Exclude<Scope, { readonly kind: 'resource' }> | null;
  /** Whether the policy, what it gives and the place were seen whole. */
  readonly isSeen: boolean;
}

/**
 * Who is given a permission group widely, and in which ways: for each holder a number of `ways`. A holder is the position of
 * a principal, or behind all of these that of a user group, or behind these that of a policy of whoever is neither.
 */
export interface GivenWidely {
  readonly holders: ArrayLike<number>;
  readonly numbers: ArrayLike<number>;
  /** The same for every permission group of an account. */
  readonly ways: readonly (readonly WideWay[])[];
}

/** What all permission groups of an account give widely. Null is one that could not be read, or that the account has none of. */
export interface AllGivenWidely extends Pick<GivenWidely, 'ways'> {
  readonly of: ReadonlyMap<
    PermissionGroupKey | null,
    { readonly holders: readonly number[]; readonly numbers: readonly number[] }
  >;
}

/** Finds who is given what widely in an account. */
export function findGivenWidely(account: Account): AllGivenWidely {
  const { policies, permissionGroups } = account;
  const holderOf = holderNumbers(account);
  const ways: (readonly WideWay[])[] = [];
  const numbers = new Map<string, number>();
  const of = new Map<PermissionGroupKey | null, { readonly holders: number[]; readonly numbers: number[] }>();
  for (const [row, policy] of policies.entries()) {
    const places = policy.resourceGroups.flatMap((group) => wideIn(group.places));
    if (places.length === 0) continue;
    const holder = holderOf(policy, row);
    for (const { key, gaps } of policy.permissionGroups) {
      const group = key !== null && permissionGroups.has(key) ? key : null;
      const given = of.get(group) ?? { holders: [], numbers: [] };
      of.set(group, given);
      const number = numberOf(policy, places, policy.gaps.length + gaps.length === 0);
      if (given.holders.at(-1) === holder && given.numbers.at(-1) === number) continue;
      given.holders.push(holder);
      given.numbers.push(number);
    }
  }
  return { of, ways };

  function numberOf(
    { effect, effectAssumed }: Policy,
    places: readonly WidePlace[],
    isSeen: boolean,
  ): number {
    const text = `${effect} ${effectAssumed} ${isSeen} ${places.map((place) => place.text).join()}`;
    const before = numbers.get(text);
    if (before !== undefined) return before;
    const number =
      ways.push(
        places.map((place) => ({
          effect,
          effectAssumed,
          scope: place.scope,
          isSeen: isSeen && place.isSeen,
        })),
      ) - 1;
    numbers.set(text, number);
    return number;
  }
}

interface WidePlace extends Pick<WideWay, 'scope' | 'isSeen'> {
  /** Equal for places that are alike. */
  readonly text: string;
}

/** The places of a list that are not one resource, those alike once. Policies share their lists. */
const wideIn: (places: readonly Place[]) => readonly WidePlace[] = remembered((places: readonly Place[]) => {
  const found = new Map<string, WidePlace>();
  for (const { scope, gaps } of places) {
    if (scope?.kind === 'resource') continue;
    const isSeen = gaps.length === 0;
    const text = JSON.stringify([scope, isSeen]);
    found.set(text, { scope, isSeen, text });
  }
  return [...found.values()];
}, new WeakMap<readonly Place[], readonly WidePlace[]>());

/** The numbers of the holders of policies; a policy with its position. */
function holderNumbers({ principals, userGroups }: Account): (policy: Policy, row: number) => number {
  const numbers = new Map<PrincipalKey | UserGroupKey, number>();
  for (const [at, { key }] of principals.entries()) numbers.set(key, at);
  for (const [at, { key }] of userGroups.entries()) numbers.set(key, principals.length + at);
  return ({ holder }, row) => {
    const key = holderKey(holder);
    const number = key === null ? undefined : numbers.get(key);
    return number ?? principals.length + userGroups.length + row;
  };
}

/** Whose number it is: the key of a principal or a user group, or a policy of whoever is neither. */
export type HolderNumbered = PrincipalKey | UserGroupKey | Policy;

/** Where in an account whoever has a number is. */
export function placeOfHolder(
  holder: number,
  counts: { readonly principals: number; readonly userGroups: number },
): { readonly of: 'principals' | 'userGroups' | 'policies'; readonly at: number } {
  if (holder < counts.principals) return { of: 'principals', at: holder };
  const behind = holder - counts.principals;
  if (behind < counts.userGroups) return { of: 'userGroups', at: behind };
  return { of: 'policies', at: behind - counts.userGroups };
}
