import { counted, principalWords } from '@grantlens/engine/internal';
import type { People } from '../names/people.ts';
import type { Population } from '../names/population.ts';

/** As many as a sentence names. */
const most = 3;

/** Says who of those that are named one by one is not looked at, because the check is about others. */
export function notesOfOutside(people: People, population: Population): readonly string[] {
  const left = population.except;
  const outside = people.alone.filter(
    (one) => population.includes(one).is === 'no' && left?.includes(one).is !== 'yes',
  );
  if (outside.length === 0) return [];
  const named = outside.slice(0, most).map((one) => `${principalWords(one)} (${one.standing} ${one.kind})`);
  const more = outside.length > most ? [`${counted(outside.length - most, 'other')}`] : [];
  const isOne = outside.length === 1;
  return [
    `${[...named, ...more].join(', ')} ${isOne ? 'is' : 'are'} not looked at: the check is about ${population.words}`,
  ];
}
