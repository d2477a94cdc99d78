import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import {
  type GroupsGiven,
  gapsOfCell,
  type GivenWidely as InAccount,
  lookupIn,
  mismatchOf,
  type PermissionGroupKey,
  type Place,
  remembered,
  type WideWay,
} from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { rosterOf } from '../access/roster.ts';
import { reaches } from './reaches.ts';
import type { Resource } from './resource.ts';
import { wayBit } from './said.ts';

/** Who is given a permission group on a resource, and how: holders by number, and a set of bits of ways for each. */
export interface Given {
  readonly holders: readonly number[];
  readonly ways: readonly number[];
}

/** A permission group of the account; null is whatever could not be read. */
type Key = PermissionGroupKey | null;

/** Who is given a permission group on whatever no policy names of a type; the same function for every resource of it. */
export type GivenWidely = (key: Key) => Given;

/** Who is given what because policies name one resource. */
export type GivenOnNamed = ReadonlyMap<Key, Given>;

/** Who is given what on a resource. */
export interface GivenOn {
  readonly widely: GivenWidely;
  /** Of some permission groups, because policies name the resource. */
  readonly named: (groups: GroupsGiven) => GivenOnNamed;
}

/** Returns a function that finds who is given what on a resource, as if a permission group certainly held what is asked. */
export const givenIn: (access: Access) => (resource: Resource) => GivenOn = remembered(
  openGiven,
  new WeakMap<Access, (resource: Resource) => GivenOn>(),
);

function openGiven(access: Access): (resource: Resource) => GivenOn {
  const { account, groupOf } = access;
  const lookup = lookupIn(account);
  const roster = rosterOf(account);
  const ofType = new Map<string, GivenWidely>();
  return (resource) => {
    const { kind, type, identity } = resource;
    const widely =
      ofType.get(`${kind} ${type}`) ??
      remembered((key: Key) => widelyGiven(lookup.givenWidely(key), key, resource));
    ofType.set(`${kind} ${type}`, widely);
    const named = (groups: GroupsGiven) =>
      collected(lookup.policiesNaming(identity, groups), namedIn(resource), resource);
    return { widely, named };
  };

  /** The same in the numbers of the roster, and in ways to bear on a question about a resource. */
  function widelyGiven({ holders, numbers, ways }: InAccount, key: Key, resource: Resource): Given {
    const group = groupOf({ permissionGroup: key });
    const bits = ways.map(() => -1);
    const found: { readonly holders: number[]; readonly ways: number[] } = { holders: [], ways: [] };
    for (let at = 0; at < holders.length; at += 1) {
      const number = numbers[at] ?? 0;
      let said = bits[number] ?? 0;
      if (said < 0) {
        said = bitsOf(ways[number] ?? [], group, resource);
        bits[number] = said;
      }
      if (said === 0) continue;
      found.holders.push(roster.holderNumbered(holders[at] ?? 0));
      found.ways.push(said);
    }
    return found;
  }

  /** What some policies give on those of their places that count. */
  function collected(
    policies: readonly Policy[],
    placesIn: (places: readonly Place[]) => readonly Place[],
    resource: Resource,
  ): GivenOnNamed {
    const found = new Map<Key, { readonly holders: number[]; readonly ways: number[] }>();
    for (const policy of policies) {
      const { effect, effectAssumed, permissionGroups, resourceGroups } = policy;
      const near = resourceGroups.map(({ places }) => placesIn(places)).filter(({ length }) => length > 0);
      if (near.length === 0) continue;
      const holder = roster.holderOf(policy);
      for (const granted of permissionGroups) {
        const group = groupOf({ permissionGroup: granted.key });
        let bits = 0;
        for (const places of near)
          for (const place of places) {
            if (!reaches(place, group, resource)) continue;
            const isSure = gapsOfCell({ policy, granted, group, place }).length === 0;
            bits |= 1 << wayBit({ effect, certainty: isSure ? 'sure' : 'maybe', effectAssumed });
          }
        if (bits === 0) continue;
        const key = group === null ? null : granted.key;
        const given = found.get(key) ?? { holders: [], ways: [] };
        found.set(key, given);
        given.holders.push(holder);
        given.ways.push(bits);
      }
    }
    return found;
  }
}

/** In which of some ways a permission group that is given in all of them bears on a question about a resource. */
function bitsOf(ways: readonly WideWay[], group: PermissionGroup | null, resource: Resource): number {
  let bits = 0;
  for (const { effect, effectAssumed, scope, isSeen } of ways) {
    if (!reaches({ scope }, group, resource)) continue;
    const isSure = isSeen && (group === null || mismatchOf(group, scope) === null);
    bits |= 1 << wayBit({ effect, certainty: isSure ? 'sure' : 'maybe', effectAssumed });
  }
  return bits;
}

/** Of some places those that are one resource. Policies share their lists of places. */
function namedIn({ identity }: Resource): (places: readonly Place[]) => readonly Place[] {
  return remembered((places) =>
    places.filter(({ scope }) => scope?.kind === 'resource' && scope.resource === identity),
  );
}
