import type { PermissionGroup } from '@grantlens/snapshot';
import { once, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { rosterOf } from '../access/roster.ts';
import { holdingGroups } from './candidates.ts';
import type { GivenOn, GivenWidely } from './given.ts';
import type { Permission } from './permission.ts';
import { asMaybe, openSayings, type Sayings } from './said.ts';
import type { Certainty } from './verdict.ts';

/** How many kinds of principals can be counted at once. */
export const mostKinds = 8;

/** What is said of everybody on whatever no policy names of a type of resource: by position the number of it. */
export interface SaidWidely extends Pick<Sayings, 'count' | 'said'> {
  readonly numbers: Uint32Array;
  /** Of how many of each kind something is said: at `number * mostKinds + kind`. Counted once for all resources. */
  readonly countsBy: (kinds: Uint8Array) => Uint32Array;
  /** Those of whom something else is said on a resource, because policies name it. */
  readonly differingOn: (named: GivenOn['named']) => Differing;
}

/** Some principals by position, and the number of what is said of each. */
export interface Differing {
  readonly positions: readonly number[];
  readonly numbers: readonly number[];
}

/** What was said last: checks of one permission on several resources follow each other. */
type Kept = Map<string | PermissionGroup, Map<GivenWidely, SaidWidely>>;

const mostKept = 8;
const kept = new WeakMap<Access, Kept>();

/** The same, kept for a while. */
export function saidWidely(access: Access, permission: Permission, widely: GivenWidely): SaidWidely {
  if (permission.kind === 'any') return openSaidWidely(access, permission, widely);
  const name = permission.kind === 'atomic' ? permission.name : permission.group;
  const ofAccess: Kept = kept.get(access) ?? new Map();
  kept.set(access, ofAccess);
  const ofPermission = ofAccess.get(name) ?? new Map<GivenWidely, SaidWidely>();
  const [oldest] = ofAccess.keys();
  if (ofAccess.size >= mostKept && oldest !== undefined && !ofAccess.has(name)) ofAccess.delete(oldest);
  ofAccess.set(name, ofPermission);
  const said = ofPermission.get(widely) ?? openSaidWidely(access, permission, widely);
  ofPermission.set(widely, said);
  return said;
}

/** Works out what is said of everybody; nothing is where nothing is given. */
export function openSaidWidely(
  access: Access,
  permission: Permission,
  widely: GivenWidely | null,
): SaidWidely {
  const asked = permission.kind === 'any' ? permission.of : [permission];
  const { numberOf, join, addAt, count, said } = openSayings(asked.length);
  const roster = rosterOf(access.account);
  const numbers = new Uint32Array(access.account.principals.length);
  const groups = holdingGroups(access, asked);
  /** By the ways in which a permission group is given, the number of what is said by it. */
  const numbersIn = remembered((holding: readonly (Certainty | null)[]) => {
    const found: number[] = [];
    return (ways: number): number => {
      const number =
        found[ways] ??
        numberOf(holding.map((one) => (one === null ? 0 : one === 'sure' ? ways : asMaybe(ways))));
      found[ways] = number;
      return number;
    };
  });
  if (widely !== null) {
    const given = [...groups].map(([key, holding]) => [widely(key), numbersIn(holding)] as const);
    // Many policies are of one holder, who may be many people.
    const ofHolder = new Uint32Array(roster.holders());
    for (const [{ holders, ways }, numberIn] of given)
      for (let at = 0; at < holders.length; at += 1) {
        const holder = holders[at] ?? 0;
        ofHolder[holder] = join(ofHolder[holder] ?? 0, numberIn(ways[at] ?? 0));
      }
    ofHolder.forEach((number, holder) => {
      if (number !== 0) addAt(numbers, roster.positionsOf(holder), number);
    });
  }
  // What is said on one resource after the other: it equals `numbers` whenever nobody adds to it.
  const here = once(() => numbers.slice());
  return {
    numbers,
    count,
    said,
    countsBy: remembered((kinds: Uint8Array) => countedBy(kinds, numbers, count()), new WeakMap()),
    differingOn: (named) => {
      const found = [...named(groups)].flatMap(([key, given]) => {
        const holding = groups.get(key);
        return holding === undefined ? [] : [{ given, numberIn: numbersIn(holding) }];
      });
      if (found.length === 0) return nobody;
      for (const { given, numberIn } of found)
        for (const [at, holder] of given.holders.entries())
          addAt(here(), roster.positionsOf(holder), numberIn(given.ways[at] ?? 0));
      const positions = found.flatMap(({ given }) => given.holders.flatMap(roster.positionsOf));
      return takenBack(here(), numbers, positions);
    },
  };
}

const nobody: Differing = { positions: [], numbers: [] };

/** Where some numbers differ from what they were at some positions; they are as they were afterwards. */
function takenBack(numbers: Uint32Array, before: Uint32Array, touched: readonly number[]): Differing {
  const found: { readonly positions: number[]; readonly numbers: number[] } = { positions: [], numbers: [] };
  for (const at of touched) {
    const number = numbers[at] ?? 0;
    const was = before[at] ?? 0;
    if (number === was) continue;
    found.positions.push(at);
    found.numbers.push(number);
    numbers[at] = was;
  }
  return found;
}

function countedBy(kinds: Uint8Array, numbers: Uint32Array, count: number): Uint32Array {
  const counts = new Uint32Array(count * mostKinds);
  for (let at = 0; at < numbers.length; at += 1) {
    const to = (numbers[at] ?? 0) * mostKinds + (kinds[at] ?? 0);
    counts[to] = (counts[to] ?? 0) + 1;
  }
  return counts;
}
