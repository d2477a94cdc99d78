import type { Grant } from '../access/grant.ts';
import type { Decision } from './relation.ts';

/**
 * The grants by which somebody has, or may have, what was asked: of an `allowed` those that suffice, else
 * those that may.
 */
export function sufficientGrants({
  verdict,
  bearings,
}: Pick<Decision, 'verdict' | 'bearings'>): readonly Grant[] {
  const sufficient = bearings.filter(({ effect, certainty }) =>
    verdict === 'allowed' ? effect === 'allow' && certainty === 'sure' : effect !== 'deny',
  );
  return sufficient.map(({ grant }) => grant);
}
