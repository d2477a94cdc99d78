import type { Principal } from '@grantlens/snapshot';
import { once } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { rosterOf } from '../access/roster.ts';
import { type Assumption, mergeAssumptions } from './assumptions.ts';
import { givenIn } from './given.ts';
import type { Permission } from './permission.ts';
import { openRelation, type Relation } from './relation.ts';
import type { Resource } from './resource.ts';
import type { Said } from './said.ts';
import { type OfEverybody, openSaidWidely, saidWidely } from './said-widely.ts';
import type { Verdict } from './verdict.ts';

/** How many of a kind have a verdict. */
export interface AbleCount {
  readonly verdict: Verdict;
  readonly kind: number;
  readonly count: number;
}

/** How many kinds of principals can be counted at once. */
const mostKinds = 8;

/** A question asked of everybody in an account. */
export interface Everybody {
  /** Those who are allowed it, and those of whom it is unknown, in the order of the account. */
  readonly able: () => readonly Principal[];
  /**
   * How many they are, by verdict and by a kind that each principal has, a number below `mostKinds` by position. There are
   * many, and most are only counted.
   */
  readonly countAble: (kinds: Uint8Array) => readonly AbleCount[];
  /** What is decided for somebody. */
  readonly saidOf: (principal: Principal) => Said;
  /** On what all the answers rest together. */
  readonly assumptions: () => readonly Assumption[];
  /** The same with the grants it is made of. */
  readonly decide: Relation;
}

/**
 * Decides a question for everybody at once. What a policy says is noted as a number and added for all who have it: nobody
 * is decided for, but whatever is said together, of which there is little however many people there are.
 */
export function askEverybody(access: Access, permission: Permission, resource: Resource): Everybody {
  const { account } = access;
  const { principals } = account;
  const roster = rosterOf(account);
  const { numbers, count, said } = saidOn(access, permission, resource);
  const relation = once(() => openRelation(access, permission, resource));
  const isAble = Array.from({ length: count() }, (_, number) => {
    const { verdict } = said(number);
    return verdict === 'allowed' || verdict === 'unknown';
  });
  /** Which numbers are somebody's; whoever counts them all finds it out. */
  let isSaid: readonly boolean[] | null = null;
  return {
    able: () => principals.filter((_, at) => isAble[numbers[at] ?? 0]),
    countAble: (kinds) => {
      const counts = new Uint32Array(isAble.length * mostKinds);
      for (let at = 0; at < numbers.length; at += 1) {
        const to = (numbers[at] ?? 0) * mostKinds + (kinds[at] ?? 0);
        counts[to] = (counts[to] ?? 0) + 1;
      }
      const found: AbleCount[] = [];
      const isThere = isAble.map(() => false);
      for (const [at, count] of counts.entries()) {
        if (count === 0) continue;
        const number = Math.floor(at / mostKinds);
        isThere[number] = true;
        if (isAble[number]) found.push({ verdict: said(number).verdict, kind: at % mostKinds, count });
      }
      isSaid = isThere;
      return found;
    },
    saidOf: ({ key }) => said(numbers[roster.positionOf(key) ?? principals.length] ?? 0),
    assumptions: () => {
      isSaid ??= saidIn(numbers, isAble.length);
      return mergeAssumptions(isAble.flatMap((_, number) => (isSaid?.[number] ? [said(number)] : [])));
    },
    decide: (principal) => relation().decide(principal),
  };
}

function saidIn(numbers: Uint32Array, count: number): readonly boolean[] {
  const found = Array.from({ length: count }, () => false);
  for (let at = 0; at < numbers.length; at += 1) found[numbers[at] ?? 0] = true;
  return found;
}

/** What is said of everybody on a resource: as widely as of any other of its type, and because it is named. */
function saidOn(access: Access, permission: Permission, resource: Resource): OfEverybody {
  if (resource.kind === 'foreign') return openSaidWidely(access, permission, null);
  const { widely, named } = givenIn(access)(resource);
  const wide = saidWidely(access, permission, widely);
  return { ...wide, numbers: wide.numbersOn(named) };
}
