import type { DecisionWord } from '../log/decision-word.ts';
import type { ReviewUnit } from '../units/review-unit.ts';

/** By the id of a unit that is settled, the unit that settles it. */
export type Settled = ReadonlyMap<string, string>;

/**
 * What the revocation of an `account` or `token` unit settles: the memberships and the direct units of the
 * same principal, never what a user group gives.
 */
export function settledBy(
  states: readonly { readonly unit: ReviewUnit; readonly word: DecisionWord | null }[],
): Settled {
  const revoked = new Map(
    states.flatMap(({ unit: { id, kind, principalId }, word }) =>
      (kind === 'account' || kind === 'token') && word === 'revoke' && principalId !== null
        ? [[principalId, id] as const]
        : [],
    ),
  );
  return new Map(
    states.flatMap(({ unit: { id, kind, principalId } }) => {
      const by = principalId === null ? undefined : revoked.get(principalId);
      return (kind === 'membership' || kind === 'direct') && by !== undefined ? [[id, by] as const] : [];
    }),
  );
}
