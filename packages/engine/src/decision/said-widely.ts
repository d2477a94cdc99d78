import type { PermissionGroup } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { rosterOf } from '../access/roster.ts';
import { holdingGroups } from './candidates.ts';
import type { GivenOn, GivenWidely } from './given.ts';
import type { Permission } from './permission.ts';
import { asMaybe, openSayings, type Sayings } from './said.ts';
import type { Certainty } from './verdict.ts';

/** What is said of everybody: by position the number of it. */
export interface OfEverybody extends Pick<Sayings, 'count' | 'said'> {
  readonly numbers: Uint32Array;
}

/** What is said of everybody on whatever no policy names of a type of resource. */
export interface SaidWidely extends OfEverybody {
  /** The numbers on a resource that policies name. */
  readonly numbersOn: (named: GivenOn['named']) => Uint32Array;
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
  return {
    numbers,
    count,
    said,
    numbersOn: (named) => {
      const found = named(groups);
      if (found.size === 0) return numbers;
      const here = numbers.slice();
      for (const [key, { holders, ways }] of found) {
        const holding = groups.get(key);
        if (holding === undefined) continue;
        const numberIn = numbersIn(holding);
        for (const [at, holder] of holders.entries())
          addAt(here, roster.positionsOf(holder), numberIn(ways[at] ?? 0));
      }
      return here;
    },
  };
}
