import type { Unit } from '@grantlens/engine';
import type { Change } from '@grantlens/engine/internal';
import { addTo, remembered } from '@grantlens/snapshot/internal';
import { alternativeSentence } from './alternative-words.ts';
import type { Candidate } from './candidate.ts';
import { openCandidates } from './candidates.ts';
import type { Placed } from './order.ts';
import type { PlanAlternative } from './plan.ts';
import type { Planned } from './planned.ts';
import { openProof } from './proof.ts';
import type { Unintended } from './unintended.ts';

/**
 * Opens the question what avoids something that a step changes and nobody decided. One alternative for all of it is
 * looked for first; null where nothing of what is tried is proven.
 */
export function openAlternatives(
  planned: Planned,
): (placed: Placed, one: Unintended) => PlanAlternative | null {
  const { side, context, sketch, input, unintended } = planned;
  const { proves, isFree } = openProof(planned);
  const inForce = new Map(input.inForce.map((one) => [one.unit, one]));
  const candidatesFor = openCandidates({ side, context, sketch, inForce, isFree: remembered(isFree) });

  const firstProven = (effects: readonly Unintended[], taken: readonly Unit[]): PlanAlternative | null => {
    for (const make of candidatesFor(effects, taken)) {
      const candidate = make();
      if (candidate !== null && proves(candidate, effects)) return written(candidate);
    }
    return null;
  };
  const written = (candidate: Candidate): PlanAlternative => {
    const { kind } = candidate;
    const sentence = alternativeSentence(candidate, side.access.account);
    if (kind !== 'deny-first')
      return { kind, sentence, keep: idsOf(candidate.keep), revoke: idsOf(candidate.revoke), deny: null };
    const deny = { member: candidate.member.id ?? candidate.member.key, policies: candidate.sent };
    return { kind, sentence, keep: [], revoke: [], deny };
  };
  const found = remembered((placed: Placed): ReadonlyMap<Change, PlanAlternative | null> => {
    const together = new Map<string, Unintended[]>();
    for (const one of unintended.get(placed) ?? []) addTo(together, `${one.kind} ${one.principal.key}`, one);
    return new Map(
      [...together.values()].flatMap((effects) => {
        const forAll = firstProven(effects, placed.draft.units);
        return effects.map(({ change }, at, { length }) => {
          const alone =
            forAll === null && length > 1
              ? firstProven(effects.slice(at, at + 1), placed.draft.units)
              : forAll;
          return [change, alone] as const;
        });
      }),
    );
  });
  return (placed, { change }) => found(placed).get(change) ?? null;
}

function idsOf(units: readonly Unit[]): readonly string[] {
  return units.map(({ id }) => id).sort();
}
