import type { Principal } from '@grantlens/snapshot';
import type { Population } from '../names/population.ts';
import { and, type Truth } from '../names/truth.ts';
import { type Held, hasIt, type Question } from '../questions/question.ts';

/** Somebody who has something at a place, or may. */
export interface PlaceHolder {
  readonly principal: Principal;
  readonly held: Held;
  readonly has: Truth;
}

/**
 * Who of a population has something, or may, place by place: a list for each resource of which another thing holds than
 * of most, and one for all the others.
 */
export function holdersByPlace(
  question: Question,
  population: Population,
): readonly (readonly PlaceHolder[])[] {
  if (question.resources === 0) return [];
  const everybody = question.principals().flatMap((principal) => {
    const belongs = population.includes(principal);
    if (belongs.is === 'no') return [];
    const helds = question.heldBy(principal);
    const byIdentity = new Map(helds.map((held) => [held.place.identity, held]));
    return [{ principal, belongs, byIdentity, rest: helds.find(isRest) }];
  });
  const named = new Set(
    everybody.flatMap(({ byIdentity }) =>
      [...byIdentity].flatMap(([identity, held]) => (isRest(held) ? [] : [identity])),
    ),
  );
  const at = (identity: string | null): readonly PlaceHolder[] =>
    everybody.flatMap(({ principal, belongs, byIdentity, rest }) => {
      const held = (identity === null ? undefined : byIdentity.get(identity)) ?? rest;
      const has = held === undefined ? null : and(belongs, hasIt(held));
      return held === undefined || has === null || has.is === 'no' ? [] : [{ principal, held, has }];
    });
  const lists = [...named].sort().map(at);
  return named.size < question.resources ? [at(null), ...lists] : lists;
}

function isRest({ place: { subject } }: Held): boolean {
  return subject.kind === 'zones';
}
