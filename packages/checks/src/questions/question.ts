import type { Access, Assumption, Permission, Resource, Subject, Verdict } from '@grantlens/engine';
import {
  type Decision,
  isOneResource,
  type ManyResources,
  mergeAssumptions,
  mergeGaps,
  openByPlace,
  openRelation,
  type PlaceOutcome,
  preferred,
  resourceAt,
  type SomeZones,
  typicalOf,
} from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
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
  /** Everybody on whom anything bears; possibly others. Nobody else has what is asked. */
  readonly principals: () => readonly Principal[];
  /** What somebody has, at every place asked about. */
  readonly heldBy: (principal: Principal) => readonly Held[];
}

/** Opens a question. */
export function openQuestion(access: Access, permission: Permission, subject: Subject): Question {
  if (isOneResource(subject)) return openOne(access, permission, subject);
  return subject.kind === 'zones' ? openZones(access, permission, subject) : openAnywhere(access, permission);
}

/** On what assumptions the answers to a question rest, whoever is asked about. */
export function restsOn({ principals, heldBy }: Question): readonly Assumption[] {
  return mergeAssumptions(principals().flatMap(heldBy));
}

/** Whether somebody has it. */
export function hasIt({ verdict, decision }: Pick<Held, 'verdict' | 'decision'>): Truth {
  if (verdict === 'allowed') return yes;
  return verdict === 'unknown' ? maybe(() => decision().gaps) : no;
}

function openOne(access: Access, permission: Permission, subject: Resource): Question {
  const { decide, classOf, principals } = openRelation(access, permission, subject);
  const place = { subject, count: 1, identity: subject.identity, asked: subject };
  const known = new Map<string, Pick<Held, 'verdict' | 'assumptions'>>([
    ['', { verdict: 'not-granted', assumptions: [] }],
  ]);
  const rulingOf = (principal: Principal): Pick<Held, 'verdict' | 'assumptions'> => {
    const name = classOf(principal);
    const before = known.get(name);
    if (before !== undefined) return before;
    const { verdict, assumptions } = decide(principal);
    known.set(name, { verdict, assumptions });
    return { verdict, assumptions };
  };
  return {
    permission,
    subject,
    resources: 1,
    principals,
    heldBy: (principal) => [{ place, ...rulingOf(principal), decision: () => decide(principal) }],
  };
}

function openZones(access: Access, permission: Permission, subject: SomeZones): Question {
  const { placesOf, decisionsOf, principals } = openByPlace(access, permission, subject);
  const heldBy = (principal: Principal): readonly Held[] =>
    placesOf(principal)
      .filter(({ zones }) => zones > 0)
      .map((outcome) => ({
        place: placeIn(outcome, subject, access),
        verdict: outcome.ruling.verdict,
        assumptions: outcome.ruling.assumptions,
        decision: () => decisionsOf(principal)(outcome),
      }));
  return { permission, subject, resources: subject.zones.length, principals, heldBy };
}

/** Of every place where it could be held the best counts. */
function openAnywhere(access: Access, permission: Permission): Question {
  const subject = { kind: 'anywhere' } as const;
  const { placesOf, decisionsOf, principals } = openByPlace(access, permission, subject);
  const heldBy = (principal: Principal): readonly Held[] => {
    const places = placesOf(principal);
    const verdict = preferred(places.map(({ ruling }) => ruling.verdict));
    const best = places.filter(({ ruling }) => ruling.verdict === verdict);
    const [widest] = best;
    if (widest === undefined) return [];
    const place = placeIn(widest, subject, access);
    return [
      {
        // What is held nowhere is not held anywhere: no one place of these is to be named.
        place: {
          ...place,
          subject: verdict === 'allowed' || verdict === 'unknown' ? place.subject : subject,
          identity: subject.kind,
          count: 1,
        },
        verdict,
        assumptions: mergeAssumptions(best.map(({ ruling }) => ruling)),
        decision: () => ({
          ...decisionsOf(principal)(widest),
          gaps: mergeGaps(best.flatMap(({ ruling }) => ruling.gaps)),
        }),
      },
    ];
  };
  return { permission, subject, resources: 1, principals, heldBy };
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
