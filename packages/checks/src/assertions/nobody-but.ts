import type { People } from '../names/people.ts';
import { and, not } from '../names/truth.ts';
import { hasIt } from '../questions/question.ts';
import { type Judged, openTally, type Tally } from './tally.ts';

/** `nobody-but`: nobody of the population is allowed it, those named apart. */
export function judgeNobodyBut({ population, questions }: Judged, people: People): Tally {
  const tally = openTally();
  for (const question of questions) {
    for (const principal of question.holders()) {
      const outside = and(population.includes(principal), not(people.includes(principal)));
      if (outside.is === 'no') continue;
      for (const held of question.heldBy(principal))
        tally.take(and(outside, hasIt(held)), () => ({
          principal,
          question,
          held,
          what: 'is not among those who may',
          mend: 'take',
        }));
    }
  }
  for (const { kind, gap } of population.unseen) if (!people.includesEvery(kind)) tally.doubt(() => [gap]);
  // Fewer than named may: nothing is hidden by that.
  return tally.close({ notes: people.missing.map(({ what }) => what) });
}
