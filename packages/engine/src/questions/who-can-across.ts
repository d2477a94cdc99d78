import type { Gap, Principal, Standing } from '@grantlens/snapshot';
import { remembered, scopeIdentity } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { collectionGaps } from '../decision/collection-gap.ts';
import { mergeGaps } from '../decision/gaps.ts';
import type { Permission } from '../decision/permission.ts';
import type { Ruling } from '../decision/relation.ts';
import { type ManyResources, type Resource, resourceAt, zoneResource } from '../decision/resource.ts';
import { isOpen, standingGap } from '../decision/standing-doubt.ts';
import { openByPlace, type PlaceOutcome } from '../outcomes/by-place.ts';
import { type FoldedOutcome, foldPlaces } from '../outcomes/fold-places.ts';
import { isOpenOrLacksOpen } from '../outcomes/lacks.ts';
import { checkPermission, checkSubject } from '../words/check-asked.ts';
import { isAmong, type Narrowed, narrowingGaps, unseenAmong } from './narrowed.ts';
import type { Listed } from './who-can.ts';

/** Somebody who can, or may, and everywhere that it is so. */
export interface ListedAcross extends FoldedOutcome {
  readonly principal: Principal;
}

/** Somebody who can, or may, on one resource. */
export interface ListedOn {
  readonly resource: Resource;
  readonly listed: Listed;
}

/** The answer to `who-can` about many resources. */
export interface WhoCanAcrossAnswer {
  /** How many zones were asked about. */
  readonly zones: number;
  /** For everybody who can or may, of the standings asked for, a row a verdict. */
  readonly rows: readonly ListedAcross[];
  /** The same, a row a resource, made while they are read: there may be millions. */
  readonly each: () => Iterable<ListedOn>;
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly Gap[];
  /** False when it is open whether somebody listed can, or not everybody and everything asked about could be seen. */
  readonly complete: boolean;
}

/** Who can on many resources, in symbols: what holds of every zone is not said of each. */
export function whoCanAcross(
  access: Access,
  { permission, subject }: { readonly permission: Permission; readonly subject: ManyResources },
  standings: readonly Standing[] = ['active'],
  narrowed: Narrowed = {},
): WhoCanAcrossAnswer {
  const { account } = access;
  checkPermission(permission, account);
  checkSubject(subject, account);
  const asked = account.principals.filter(
    (one) => standings.includes(one.standing) && isAmong(one, narrowed),
  );
  const zones = subject.kind === 'zones' ? subject.zones : account.zones;
  const { placesOf, decisionsOf } = openByPlace(access, permission, subject);
  const counting = (places: readonly PlaceOutcome[]) =>
    places.filter((place) => subject.kind === 'anywhere' || place.zones > 0);
  const folded = remembered((places: readonly PlaceOutcome[]) => foldPlaces(places, subject.kind));
  const rows = asked.flatMap((principal) =>
    folded(placesOf(principal)).map((row): ListedAcross => ({ principal, ...row })),
  );
  const rulings = new Set<Ruling>();
  for (const places of new Set(asked.map(placesOf)))
    for (const { ruling } of counting(places)) rulings.add(ruling);
  const unseen = [
    ...(subject.kind === 'zones' ? collectionGaps(account, ['zones']) : []),
    ...unseenAmong(access, narrowed),
    ...narrowingGaps(
      rows.map(({ principal }) => principal),
      narrowed,
    ),
  ];
  const doubts = rows.flatMap((row) => (isOpen(row) ? (standingGap(row.principal, account) ?? []) : []));
  return {
    zones: zones.length,
    rows,
    each,
    assumptions: mergeAssumptions([...rulings]),
    gaps: mergeGaps([...unseen, ...doubts, ...[...rulings].flatMap(({ gaps }) => gaps)]),
    complete: unseen.length === 0 && !rows.some(isOpenOrLacksOpen),
  };

  function* each(): Iterable<ListedOn> {
    const resourceOf = remembered(zoneResource);
    const byPlace = remembered(
      (places: readonly PlaceOutcome[]) =>
        new Map(places.map((place) => [scopeIdentity(place.scope), place])),
    );
    for (const principal of asked) {
      const places = placesOf(principal);
      if (!places.some(isListed)) continue;
      const listedAt = openListedAt(principal);
      if (subject.kind === 'anywhere') {
        for (const place of places)
          if (isListed(place)) yield listedAt(place, resourceAt(place.scope, account));
        continue;
      }
      const named = byPlace(places);
      const [generic] = places;
      for (const zone of zones) {
        const place = named.get(zone.key) ?? generic;
        if (place !== undefined && isListed(place)) yield listedAt(place, resourceOf(zone));
      }
    }
  }

  /** What is listed at a place is one object wherever it is the same, so that whoever writes it can write it once. */
  function openListedAt(principal: Principal): (place: PlaceOutcome, resource: Resource) => ListedOn {
    const decisionAt = decisionsOf(principal);
    const listedIn = remembered((place: PlaceOutcome): Listed => {
      const decision = decisionAt(place);
      const gap = isOpen(decision) ? standingGap(principal, account) : null;
      const gaps = gap === null ? decision.gaps : mergeGaps([...decision.gaps, gap]);
      return { ...decision, gaps, lacks: place.lacks };
    });
    return (place, resource) => {
      const listed = listedIn(place);
      if (listed.lacks.length === 0 || subject.kind === 'anywhere') return { resource, listed };
      const { key, type, identity } = resource;
      const scope = { kind: 'resource', key, type, resource: identity } as const;
      return { resource, listed: { ...listed, lacks: listed.lacks.map((lack) => ({ ...lack, scope })) } };
    };
  }
}

function isListed({ ruling: { verdict } }: PlaceOutcome): boolean {
  return verdict === 'allowed' || verdict === 'unknown';
}
