import type { Access, Assumption, Permission, Resource, Subject, Verdict } from '@grantlens/engine';
import {
  askEverybody,
  type Decision,
  type Everybody,
  isOneResource,
  type ManyResources,
  mergeAssumptions,
  mergeGaps,
  openByPlace,
  type PlaceOutcome,
  preferred,
  relationOfFew,
  resourceAt,
  type SomeZones,
  typicalOf,
} from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { once, remembered, scopeIdentity } from '@grantlens/snapshot/internal';
import { maybe, no, type Truth, yes } from '../names/truth.ts';

/** Where somebody has something, or has not: one resource, or all the zones that nobody names. */
export interface Place {
  readonly subject: Subject;
  /** How many of the resources asked about it is. */
  readonly count: number;
  /** Equal for places that are the same. */
  readonly identity: string;
  /** What to ask about it. */
  readonly asked: Resource;
}

/** What somebody has of a permission at a place. */
export interface Held {
  readonly place: Place;
  readonly verdict: Verdict;
  readonly assumptions: readonly Assumption[];
  readonly decision: () => Decision;
}

/** A permission on what a check is about, ready to be asked of many principals: what is the same is decided once. */
export interface Question {
  readonly permission: Permission;
  readonly subject: Subject;
  /** How many resources are asked about; `anywhere` is one. */
  readonly resources: number;
  /** Everybody who has it at some place, or may, in the order of the account; possibly others. */
  readonly holders: () => readonly Principal[];
  /** Of a question about one resource: how many have it there, or may. Null where there may be several. */
  readonly countHolders: Everybody['countAble'] | null;
  /** What somebody has, at every place asked about. */
  readonly heldBy: (principal: Principal) => readonly Held[];
  /** The same of somebody who need not be in the account as they are here, and nobody else is looked at. */
  readonly heldByOne: (principal: Principal) => readonly Held[];
  /** The same at every place by itself: of `anywhere` as well, where elsewhere the best of all places counts. */
  readonly heldAtEach: (principal: Principal) => readonly Held[];
  /** On what the answers rest, whoever is asked about. */
  readonly assumptions: () => readonly Assumption[];
}

/** Opens a question. */
export function openQuestion(access: Access, permission: Permission, subject: Subject): Question {
  if (isOneResource(subject)) return openOne(access, permission, subject);
  return subject.kind === 'zones' ? openZones(access, permission, subject) : openAnywhere(access, permission);
}

/** Whether somebody has it. */
export function hasIt({ verdict, decision }: Pick<Held, 'verdict' | 'decision'>): Truth {
  if (verdict === 'allowed') return yes;
  return verdict === 'unknown' ? maybe(() => decision().gaps) : no;
}

function openOne(access: Access, permission: Permission, subject: Resource): Question {
  let asked: Everybody | null = null;
  const everybody = (): Everybody => {
    asked ??= askEverybody(access, permission, subject);
    return asked;
  };
  const decideOne = once(() => relationOfFew(access, permission, subject));
  const place = { subject, count: 1, identity: subject.identity, asked: subject };
  const heldByOne = (principal: Principal): readonly Held[] => {
    // Once everybody is decided for, it is known which policies bear on the question.
    const decision = (asked?.decide ?? decideOne())(principal);
    const { verdict, assumptions } = decision;
    return [{ place, verdict, assumptions, decision: () => decision }];
  };
  return {
    permission,
    subject,
    resources: 1,
    holders: () => everybody().able(),
    countHolders: (kinds) => everybody().countAble(kinds),
    heldBy: (principal) => {
      const { saidOf, decide } = everybody();
      return [{ place, ...saidOf(principal), decision: once(() => decide(principal)) }];
    },
    heldByOne,
    heldAtEach: heldByOne,
    assumptions: () => everybody().assumptions(),
  };
}

function openZones(access: Access, permission: Permission, subject: SomeZones): Question {
  const { placesOf, decisionsOf, principals } = openByPlace(access, permission, subject);
  // Those who have the same policies share the list of places.
  const countedIn = remembered((places: readonly PlaceOutcome[]) =>
    places
      .filter(({ zones }) => zones > 0)
      .map((outcome) => ({ outcome, place: placeIn(outcome, subject, access), ...outcome.ruling })),
  );
  const heldBy = (principal: Principal): readonly Held[] =>
    countedIn(placesOf(principal)).map(({ outcome, place, verdict, assumptions }) => ({
      place,
      verdict,
      assumptions,
      decision: once(() => decisionsOf(principal)(outcome)),
    }));
  return {
    permission,
    subject,
    resources: subject.zones.length,
    holders: principals,
    countHolders: null,
    heldBy,
    heldByOne: heldBy,
    heldAtEach: heldBy,
    assumptions: () => mergeAssumptions([...new Set(principals().map(placesOf))].flatMap(countedIn)),
  };
}

/** Of every place where it could be held the best counts. */
function openAnywhere(access: Access, permission: Permission): Question {
  const subject = { kind: 'anywhere' } as const;
  const { placesOf, decisionsOf, principals } = openByPlace(access, permission, subject);
  const bestOf = remembered((places: readonly PlaceOutcome[]) => {
    const verdict = preferred(places.map(({ ruling }) => ruling.verdict));
    const best = places.filter(({ ruling }) => ruling.verdict === verdict);
    const [widest] = best;
    if (widest === undefined) return [];
    const place = placeIn(widest, subject, access);
    // What is held nowhere is not held anywhere: no one place of these is to be named.
    const named = verdict === 'allowed' || verdict === 'unknown' ? place.subject : subject;
    return [
      {
        widest,
        place: { ...place, subject: named, identity: subject.kind, count: 1 },
        verdict,
        assumptions: mergeAssumptions(best.map(({ ruling }) => ruling)),
        gaps: mergeGaps(best.flatMap(({ ruling }) => ruling.gaps)),
      },
    ];
  });
  const heldBy = (principal: Principal): readonly Held[] =>
    bestOf(placesOf(principal)).map(({ widest, place, verdict, assumptions, gaps }) => ({
      place,
      verdict,
      assumptions,
      decision: once(() => ({ ...decisionsOf(principal)(widest), gaps })),
    }));
  return {
    permission,
    subject,
    resources: 1,
    holders: principals,
    countHolders: null,
    heldBy,
    heldByOne: heldBy,
    heldAtEach: (principal) =>
      placesOf(principal).map((outcome) => ({
        place: { ...placeIn(outcome, subject, access), count: 1 },
        verdict: outcome.ruling.verdict,
        assumptions: outcome.ruling.assumptions,
        decision: once(() => decisionsOf(principal)(outcome)),
      })),
    assumptions: () => mergeAssumptions([...new Set(principals().map(placesOf))].flatMap(bestOf)),
  };
}

function placeIn({ scope, zones }: PlaceOutcome, subject: ManyResources, { account }: Access): Place {
  const isRest = scope.kind === 'type' && subject.kind === 'zones';
  return {
    subject: isRest ? subject : resourceAt(scope, account),
    count: zones,
    identity: scopeIdentity(scope),
    asked: typicalOf(scope),
  };
}
