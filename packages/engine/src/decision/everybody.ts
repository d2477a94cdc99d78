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
import { type Differing, mostKinds, openSaidWidely, type SaidWidely, saidWidely } from './said-widely.ts';
import type { Verdict } from './verdict.ts';

/** How many of a kind have a verdict. */
export interface AbleCount {
  readonly verdict: Verdict;
  readonly kind: number;
  readonly count: number;
}

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
  const { wide, differing } = saidOn(access, permission, resource);
  const { count, said } = wide;
  const numbers = once(() => numbersOf(wide.numbers, differing));
  const relation = once(() => openRelation(access, permission, resource));
  const isAble = Array.from({ length: count() }, (_, number) => {
    const { verdict } = said(number);
    return verdict === 'allowed' || verdict === 'unknown';
  });
  /** Which numbers are somebody's; whoever counts them all finds it out. */
  let isSaid: readonly boolean[] | null = null;
  return {
    able: () => principals.filter((_, at) => isAble[numbers()[at] ?? 0]),
    countAble: (kinds) => {
      const counts = countsOf({ wide, differing, kinds });
      const found: AbleCount[] = [];
      isSaid = isAble.map((isCounted, number) => {
        let isThere = false;
        for (let kind = 0; kind < mostKinds; kind += 1) {
          const count = counts[number * mostKinds + kind] ?? 0;
          if (count === 0) continue;
          isThere = true;
          if (isCounted) found.push({ verdict: said(number).verdict, kind, count });
        }
        return isThere;
      });
      return found;
    },
    saidOf: ({ key }) => said(numbers()[roster.positionOf(key) ?? principals.length] ?? 0),
    assumptions: () => {
      isSaid ??= saidIn(numbers(), isAble.length);
      return mergeAssumptions(isAble.flatMap((_, number) => (isSaid?.[number] ? [said(number)] : [])));
    },
    decide: (principal) => relation().decide(principal),
  };
}

/** How many of each kind have a number: those of everywhere, but for whoever has another one here. */
function countsOf({ wide, differing, kinds }: SaidHere & { readonly kinds: Uint8Array }): Uint32Array {
  // There are more numbers by now if other resources were asked about: they are nobody's here.
  const counts = new Uint32Array(wide.count() * mostKinds);
  counts.set(wide.countsBy(kinds));
  const add = (number: number, at: number, count: number): void => {
    const to = number * mostKinds + (kinds[at] ?? 0);
    counts[to] = (counts[to] ?? 0) + count;
  };
  for (const [nth, at] of differing.positions.entries()) {
    add(wide.numbers[at] ?? 0, at, -1);
    add(differing.numbers[nth] ?? 0, at, 1);
  }
  return counts;
}

function numbersOf(widely: Uint32Array, { positions, numbers }: Differing): Uint32Array {
  if (positions.length === 0) return widely;
  const found = widely.slice();
  for (const [nth, at] of positions.entries()) found[at] = numbers[nth] ?? 0;
  return found;
}

function saidIn(numbers: Uint32Array, count: number): readonly boolean[] {
  const found = Array.from({ length: count }, () => false);
  for (let at = 0; at < numbers.length; at += 1) found[numbers[at] ?? 0] = true;
  return found;
}

/** What is said of everybody on a resource: as widely as of any other of its type, but for some because it is named. */
interface SaidHere {
  readonly wide: SaidWidely;
  readonly differing: Differing;
}

function saidOn(access: Access, permission: Permission, resource: Resource): SaidHere {
  if (resource.kind === 'foreign')
    return { wide: openSaidWidely(access, permission, null), differing: { positions: [], numbers: [] } };
  const { widely, named } = givenIn(access)(resource);
  const wide = saidWidely(access, permission, widely);
  return { wide, differing: wide.differingOn(named) };
}
