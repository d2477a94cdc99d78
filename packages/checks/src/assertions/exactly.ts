import { lookupIn } from '@grantlens/snapshot/internal';
import type { People } from '../names/people.ts';
import { and, not } from '../names/truth.ts';
import { hasIt } from '../questions/question.ts';
import { notesOfOutside } from './outside.ts';
import { type Judged, openTally, type Tally } from './tally.ts';

/** `exactly`: of the population those named are allowed it, and nobody else is. */
export function judgeExactly({ access, population, questions }: Judged, people: People): Tally {
  const tally = openTally();
  const listed = people.listed.map(({ key }) => key);
  for (const question of questions) {
    const keys = [...question.holders().map(({ key }) => key), ...listed];
    for (const principal of lookupIn(access.account).together([], keys)) {
      const belongs = population.includes(principal);
      if (belongs.is === 'no') continue;
      const named = people.includes(principal);
      for (const held of question.heldBy(principal)) {
        const has = hasIt(held);
        const row = { principal, question, held };
        tally.take(and(belongs, has, not(named)), () => ({
          ...row,
          what: 'is not among those who may',
          mend: 'take',
        }));
        tally.take(and(belongs, named, not(has)), () => ({
          ...row,
          what: 'should be able to, and is not',
          mend: 'give',
        }));
      }
    }
  }
  for (const { gap } of population.unseen) tally.doubt(() => [gap]);
  return tally.close({ missing: people.missing, notes: notesOfOutside(people, population) });
}
