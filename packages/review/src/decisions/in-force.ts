import type { DecisionWord } from '../log/decision-word.ts';
import type { UnitState } from './review-state.ts';

/** What is carried out about a unit. */
export type InForce = Pick<UnitState, 'word' | 'settledBy'>;

/**
 * What is carried out about a unit where some units have an exception. What would settle it is not carried
 * out then, and the word of its own reviewers holds.
 */
export function inForce(
  { word, settledBy, decisions }: UnitState,
  excepted: Pick<ReadonlySet<string>, 'has'>,
): InForce {
  if (settledBy === null || !excepted.has(settledBy)) return { word, settledBy };
  return { word: commonWord([...decisions.values()].map((one) => one.word)), settledBy: null };
}

/** The word that all say; null where they do not, or one of them asks somebody else. */
export function commonWord(words: readonly DecisionWord[]): UnitState['word'] {
  const [word, ...others] = new Set(words);
  return word === undefined || others.length > 0 || word === 'escalate' ? null : word;
}
