import { conditionsOf } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import { belongingKinds, type Population } from '../names/population.ts';
import { and, type Truth } from '../names/truth.ts';
import { type Held, hasIt, type Question } from '../questions/question.ts';

/** Somebody who has something at a place, or may. */
export interface PlaceHolder {
  readonly principal: Principal;
  readonly held: Held;
  readonly has: Truth;
}

/** Who has something at one place, or may. */
export interface PlaceHolders {
  /** How many there are of each kind. */
  readonly counts: ReadonlyMap<string, number>;
  readonly all: () => readonly PlaceHolder[];
}

/** By what a holder is counted: whether it has something for certain, and whether it acts under conditions. */
type KindOf = (has: Truth['is'], isConditioned: boolean) => string;

/** A member of a population, and what they have: at places of their own, and everywhere else. */
interface Somebody {
  readonly principal: Principal;
  readonly belongs: Truth;
  readonly byIdentity: ReadonlyMap<string, Held>;
  readonly elsewhere: PlaceHolder | null;
}

/**
 * Who of a population has something, or may, place by place: for each resource of which another thing holds than of most,
 * and for all the others together. `kindOf` says by what they are counted. Most have the same at every place, so a place
 * costs what is of its own there.
 */
export function holdersByPlace(
  question: Question,
  population: Population,
  kindOf: KindOf,
): readonly PlaceHolders[] {
  if (question.resources === 0) return [];
  if (question.countHolders !== null) return [holdersAtOnePlace(question, population, kindOf)];
  const everybody = question.holders().flatMap((principal): readonly Somebody[] => {
    const belongs = population.includes(principal);
    if (belongs.is === 'no') return [];
    const helds = question.heldBy(principal);
    const byIdentity = new Map(helds.map((held) => [held.place.identity, held]));
    return [{ principal, belongs, byIdentity, elsewhere: holder(principal, belongs, helds.find(isRest)) }];
  });
  const ownAt = new Map<string, Somebody[]>();
  for (const one of everybody)
    for (const [identity, held] of one.byIdentity) {
      if (isRest(held)) continue;
      addTo(ownAt, identity, one);
    }
  const elsewhere = new Map<string, number>();
  for (const one of everybody) add(elsewhere, one.elsewhere, 1);
  const rest: PlaceHolders = {
    counts: elsewhere,
    all: () => everybody.flatMap((one) => one.elsewhere ?? []),
  };
  const places = [...ownAt.keys()].sort().map((identity): PlaceHolders => {
    const counts = new Map(elsewhere);
    for (const one of ownAt.get(identity) ?? []) {
      add(counts, one.elsewhere, -1);
      add(counts, at(one, identity), 1);
    }
    return { counts, all: () => everybody.flatMap((one) => at(one, identity) ?? []) };
  });
  return ownAt.size < question.resources ? [rest, ...places] : places;

  function add(counts: Map<string, number>, one: PlaceHolder | null, count: number): void {
    if (one === null) return;
    const kind = kindOf(one.has.is, conditionsOf(one.principal).length > 0);
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
}

/** At the one place of a question nobody but who is counted has to be looked at, and of everybody only the verdict. */
function holdersAtOnePlace(
  { countHolders, holders, heldBy }: Question,
  population: Population,
  kindOf: KindOf,
): PlaceHolders {
  const counts = new Map<string, number>();
  for (const { verdict, kind, count } of countHolders?.(population.kinds()) ?? []) {
    const { belongs = 'no', isConditioned = false } = belongingKinds[kind] ?? {};
    if (belongs === 'no') continue;
    const counted = kindOf(belongs === 'yes' && verdict === 'allowed' ? 'yes' : 'maybe', isConditioned);
    counts.set(counted, (counts.get(counted) ?? 0) + count);
  }
  const all = () =>
    holders().flatMap((principal) => {
      const belongs = population.includes(principal);
      return belongs.is === 'no' ? [] : (holder(principal, belongs, heldBy(principal)[0]) ?? []);
    });
  return { counts, all };
}

function at({ principal, belongs, byIdentity, elsewhere }: Somebody, identity: string): PlaceHolder | null {
  const own = byIdentity.get(identity);
  return own === undefined ? elsewhere : holder(principal, belongs, own);
}

function holder(principal: Principal, belongs: Truth, held: Held | undefined): PlaceHolder | null {
  if (held === undefined) return null;
  const has = and(belongs, hasIt(held));
  return has.is === 'no' ? null : { principal, held, has };
}

function isRest({ place: { subject } }: Held): boolean {
  return subject.kind === 'zones';
}
