import { counted } from '@grantlens/engine/internal';
import type { Closing, ClosingUnit } from '../closing.ts';

/** What stands out in a closed review, as sentences. */
export function concernsIn({ reviewers, notes, accepted, units }: Closing): readonly string[] {
  const of = (is: (unit: ClosingUnit) => boolean) => units.filter(is).length;
  const lost = of(({ outcome }) => outcome === 'lost');
  const unseen = of(({ decision, outcome }) => decision !== 'revoke' && outcome === 'cannot tell');
  const same = of(({ decision, stillHeldBy }) => decision === 'revoke' && stillHeldBy.length > 0);
  const unchanged = of(({ outcome }) => outcome === 'unchanged');
  return [
    ...reviewers.flatMap(({ reviewer, concerns }) => concerns.map((one) => `${reviewer} ${one}.`)),
    ...sentence(
      lost,
      'unit was kept, and is not there any more',
      'units were kept, and are not there any more',
    ),
    ...sentence(
      unseen,
      'unit was kept, and whether it is there could not be seen',
      'units were kept, and whether they are there could not be seen',
    ),
    ...sentence(
      same,
      'revoked unit is gone, and units that were kept still give what it gave',
      'revoked units are gone, and units that were kept still give what they gave',
    ),
    ...sentence(
      unchanged,
      'unit was to be modified, and is as it was',
      'units were to be modified, and are as they were',
    ),
    ...accepted.map(({ step, by }) => `${by} accepted what the step ${step} changes and nobody decided.`),
    ...notes,
  ];
}

function sentence(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${counted(count, one, many)}.`];
}
