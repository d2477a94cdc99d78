import { type Access, accountResource, type Resource } from '@grantlens/engine';
import { resourceAt, zoneResource } from '@grantlens/engine/internal';
import type { Scope } from '@grantlens/snapshot';
import { addTo, scopeIdentity, sha256, wholeAccount } from '@grantlens/snapshot/internal';
import type { Places } from './places.ts';

/** Something that an entitlement reaches: the account, a zone, or what a policy names. */
export interface Thing extends Resource {
  readonly scope: Scope;
}

/** Things that are in the same wide places and in no others. */
export interface Alike {
  readonly id: string;
  readonly things: readonly Thing[];
  /** The wide places that they are in. */
  readonly within: readonly Places[];
}

/** What places contain. */
export interface Reach {
  /** Everything that is known: the account, its zones, and every resource that places name. */
  readonly things: readonly Thing[];
  /** What single resources are. */
  readonly named: readonly { readonly places: Places; readonly things: readonly Thing[] }[];
  /** What wide places contain: there are few different sets, where each place has nearly all zones of the account. */
  readonly alike: readonly Alike[];
}

/** Finds what all places reach. */
export function reachOf(access: Access, all: readonly Places[]): Reach {
  const known = knownThings(access, all);
  const named = all.filter(({ scopes }) => scopes.every(({ kind }) => kind === 'resource'));
  const wide = all.filter((places) => !named.includes(places));
  return {
    things: [...known.values()],
    named: named.map((places) => ({
      places,
      things: places.scopes.flatMap((scope) => known.get(scopeIdentity(scope)) ?? []),
    })),
    alike: alikeWithin([...known.values()], wide),
  };
}

function knownThings({ account }: Access, all: readonly Places[]): ReadonlyMap<string, Thing> {
  const whole = wholeAccount(account.id);
  const known = new Map<string, Thing>([
    [scopeIdentity(whole), { ...accountResource(account), scope: whole }],
    ...account.zones.map((zone): [string, Thing] => {
      const resource = zoneResource(zone);
      const { key, type, identity } = resource;
      return [identity, { ...resource, scope: { kind: 'resource', key, type, resource: identity } }];
    }),
  ]);
  for (const { scopes, except } of all)
    for (const scope of [...scopes, ...except]) {
      const identity = scopeIdentity(scope);
      if (scope.kind === 'resource' && !known.has(identity))
        known.set(identity, { ...resourceAt(scope, account), scope });
    }
  return known;
}

/** Things by the wide places that they are in: those of one type differ only by which places leave them out. */
function alikeWithin(things: readonly Thing[], wide: readonly Places[]): readonly Alike[] {
  const leftOutOf = new Map<string, number[]>();
  for (const [at, { except }] of wide.entries())
    for (const scope of except) addTo(leftOutOf, scopeIdentity(scope), at);
  const classes = new Map<string, Thing[]>();
  for (const thing of things)
    addTo(classes, `${typeOf(thing)} ${leftOutOf.get(thing.identity) ?? ''}`, thing);
  return [...classes.values()].flatMap((alike): readonly Alike[] => {
    const [first] = alike;
    if (first === undefined) return [];
    const out = new Set(leftOutOf.get(first.identity));
    const within = wide.filter((places, at) => !out.has(at) && reachesType(places, first));
    const id = sha256(JSON.stringify(alike.map(({ identity }) => identity))).slice(0, 24);
    return within.length === 0 ? [] : [{ id, things: alike, within }];
  });
}

const typeOf = ({ kind, type }: Thing): string => (kind === 'account' ? '' : type);

/** Whether wide places are about things of this type, and do not leave all of them out. */
function reachesType({ scopes: [scope], except }: Places, thing: Thing): boolean {
  if (scope === undefined || scope.kind === 'resource') return false;
  const isIn = scope.kind === 'account' || (thing.kind !== 'account' && scope.type === thing.type);
  // An exception of the whole account is of the account itself.
  return (
    isIn &&
    !except.some((part) =>
      thing.kind === 'account' ? part.kind === 'account' : part.kind === 'type' && part.type === thing.type,
    )
  );
}
