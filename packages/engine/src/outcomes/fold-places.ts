import type { Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import type { Grant } from '../access/grant.ts';
import type { ManyResources } from '../decision/resource.ts';
import { sufficientGrants } from '../decision/sufficient-grants.ts';
import type { Verdict } from '../decision/verdict.ts';
import type { PlaceOutcome } from './by-place.ts';
import type { Lack } from './lacks.ts';

/** Everywhere that somebody has one verdict, in symbols: "every zone except z7". */
export interface FoldedOutcome {
  readonly verdict: 'allowed' | 'unknown';
  /** How many zones of those asked about have it. */
  readonly zones: number;
  /** Widest first. */
  readonly scope: readonly Scope[];
  /** Narrower places in `scope` that have another verdict. */
  readonly except: readonly Scope[];
  readonly lacks: readonly Lack[];
  /** The grants that suffice, or may: of those that differ in nothing but the resource, one. */
  readonly via: readonly Grant[];
}

/** Folds what somebody can or may into one row a verdict; nothing where there is nothing of the kind. */
export function foldPlaces(
  places: readonly PlaceOutcome[],
  subject: ManyResources['kind'],
): readonly FoldedOutcome[] {
  return (['allowed', 'unknown'] as const).flatMap((verdict): readonly FoldedOutcome[] => {
    const there = places.filter(
      ({ ruling, zones }) => ruling.verdict === verdict && (subject === 'anywhere' || zones > 0),
    );
    if (there.length === 0) return [];
    const { scope, except } = scopesOf(places, verdict);
    return [
      {
        verdict,
        zones: there.reduce((sum, place) => sum + place.zones, 0),
        scope,
        except,
        lacks: lacksOf(there, places),
        via: viaOf(there),
      },
    ];
  });
}

function scopesOf(places: readonly PlaceOutcome[], verdict: Verdict) {
  const wider = openWider(places);
  const scope: Scope[] = [];
  const except: Scope[] = [];
  for (const place of places) {
    const has = place.ruling.verdict === verdict;
    const around = wider(place)?.ruling.verdict === verdict;
    if (has && !around) scope.push(place.scope);
    if (!has && around) except.push(place.scope);
  }
  return { scope, except };
}

/** The narrowest place that another is in. */
function openWider(places: readonly PlaceOutcome[]): (place: PlaceOutcome) => PlaceOutcome | undefined {
  const account = places.find(({ scope }) => scope.kind === 'account');
  const byType = new Map(
    places.flatMap((place) => (place.scope.kind === 'type' ? [[place.scope.type, place]] : [])),
  );
  return ({ scope }) => {
    if (scope.kind === 'account') return undefined;
    return scope.kind === 'type' ? account : (byType.get(scope.type) ?? account);
  };
}

/** What is lacking at these places; where the same is lacking around one, it is not repeated. */
function lacksOf(there: readonly PlaceOutcome[], places: readonly PlaceOutcome[]): readonly Lack[] {
  const wider = openWider(places);
  const listed = new Set(there);
  return there.flatMap((place) => {
    const around = wider(place);
    const isRepeated = around !== undefined && listed.has(around) && isSame(around.lacks, place.lacks);
    return isRepeated ? [] : place.lacks;
  });
}

function isSame(some: readonly Lack[], others: readonly Lack[]): boolean {
  if (some.length === 0 || others.length === 0) return some.length === others.length;
  const text = (lacks: readonly Lack[]) =>
    JSON.stringify(lacks.map(({ permissions, verdict }) => [permissions, verdict]));
  return text(some) === text(others);
}

function viaOf(there: readonly PlaceOutcome[]): readonly Grant[] {
  const found = new Map<string, Grant>();
  // What reaches many places is one grant at all of them.
  const seen = new Set<Grant>();
  const numbers = new Map<unknown, number>();
  for (const ruling of new Set(there.map((place) => place.ruling))) {
    for (const grant of sufficientGrants(ruling)) {
      if (seen.has(grant)) continue;
      seen.add(grant);
      const { policy, group, cell } = grant;
      const place = cell.scope === null || cell.scope.kind !== 'resource' ? cell.scope : null;
      const key = JSON.stringify([
        numberOf(policy),
        group?.key,
        cell.permissionGroup,
        place && scopeIdentity(place),
      ]);
      if (!found.has(key)) found.set(key, grant);
    }
  }
  return [...found.values()];

  function numberOf(thing: unknown): number {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  }
}
