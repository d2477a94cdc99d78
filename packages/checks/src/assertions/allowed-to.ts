import type { People } from '../names/people.ts';
import { and, not } from '../names/truth.ts';
import { hasIt } from '../questions/question.ts';
import { notesOfOutside } from './outside.ts';
import { type Judged, openTally, type Tally } from './tally.ts';

/** `allowed-to`: each of those named is allowed it. */
export function judgeAllowedTo(judged: Judged, people: People): Tally {
  return judgeNamed(judged, people, 'allowed');
}

/** `denied-to`: none of those named is allowed it. */
export function judgeDeniedTo(judged: Judged, people: People): Tally {
  return judgeNamed(judged, people, 'denied');
}

function judgeNamed({ population, questions }: Judged, people: People, wanted: 'allowed' | 'denied'): Tally {
  const tally = openTally();
  const listed = people.listed.flatMap((principal) => {
    const named = and(population.includes(principal), people.includes(principal));
    return named.is === 'no' ? [] : [{ principal, named }];
  });
  for (const question of questions) {
    for (const { principal, named } of listed) {
      for (const held of question.heldBy(principal)) {
        const has = hasIt(held);
        const row = { principal, question, held };
        if (wanted === 'allowed')
          tally.take(and(named, not(has)), () => ({
            ...row,
            what: 'should be able to, and is not',
            mend: 'give',
          }));
        else tally.take(and(named, has), () => ({ ...row, what: 'must not be able to', mend: 'take' }));
      }
    }
  }
  for (const { kind, gap } of population.unseen) if (people.mayInclude(kind)) tally.doubt(() => [gap]);
  return tally.close({
    missing: people.missing,
    notes: notesOfOutside(people, population),
    isEmpty: listed.length === 0,
  });
}
