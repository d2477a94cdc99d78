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
  if ([...unintended.values()].every((ones) => ones.length === 0)) return () => null;
  const { avoidedBy, isFree } = openProof(planned);
  const inForce = new Map(input.inForce.map((one) => [one.unit, one]));
  const candidatesFor = openCandidates({ side, context, sketch, inForce, isFree: remembered(isFree) });

  const written = (candidate: Candidate): PlanAlternative => {
    const { kind } = candidate;
    const sentence = alternativeSentence(candidate, side.access.account);
    if (kind !== 'deny-first')
      return { kind, sentence, keep: idsOf(candidate.keep), revoke: idsOf(candidate.revoke), deny: null };
    const deny = { member: candidate.member.id ?? candidate.member.key, policies: candidate.sent };
    return { kind, sentence, keep: [], revoke: [], deny };
  };

  /** What avoids effects of one kind on one principal: tried for all, then for those that are left one by one. */
  const search = (
    effects: readonly Unintended[],
    taken: readonly Unit[],
  ): ReadonlyMap<Change, PlanAlternative> => {
    const found = new Map<Change, PlanAlternative>();
    const tried = new Set<string>();
    const tryFor = (some: readonly Unintended[]): void => {
      for (const make of candidatesFor(some, taken)) {
        const candidate = make();
        if (candidate === null) continue;
        const alternative = written(candidate);
        const text = JSON.stringify(alternative);
        if (tried.has(text)) continue;
        tried.add(text);
        const left = effects.filter(({ change }) => !found.has(change));
        for (const { change } of avoidedBy(candidate, left)) found.set(change, alternative);
        if (some.every(({ change }) => found.has(change))) return;
      }
    };
    tryFor(effects);
    for (const one of effects) if (!found.has(one.change)) tryFor([one]);
    return found;
  };

  const found = remembered((placed: Placed): ReadonlyMap<Change, PlanAlternative> => {
    const together = new Map<string, Unintended[]>();
    for (const one of unintended.get(placed) ?? []) addTo(together, `${one.kind} ${one.principal.key}`, one);
    return new Map([...together.values()].flatMap((effects) => [...search(effects, placed.draft.units)]));
  });
  return (placed, { change }) => found(placed).get(change) ?? null;
}

function idsOf(units: readonly Unit[]): readonly string[] {
  return units.map(({ id }) => id).sort();
}
