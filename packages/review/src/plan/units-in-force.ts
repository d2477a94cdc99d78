import type { ReviewState } from '../decisions/review-state.ts';
import type { DecisionWord } from '../log/decision-word.ts';
import type { UnitInForce } from './plan-input.ts';

/** What is in force about each unit. A unit with an exception need not be carried out, and stays. */
export function unitsInForce(
  { units, start }: ReviewState,
  excepted: ReadonlySet<string>,
): readonly UnitInForce[] {
  return [...units.values()].flatMap((state): readonly UnitInForce[] => {
    const { unit, decisions, isEscalated, waitsFor } = state;
    if (excepted.has(unit.id)) return [];
    const said = [...decisions.values()];
    // What would settle it is not carried out: its own reviewers' word holds.
    const isFree = state.settledBy !== null && excepted.has(state.settledBy);
    const settledBy = isFree ? null : state.settledBy;
    const word = isFree ? commonWord(said.map((one) => one.word)) : state.word;
    const instruction = said.findLast((one) => one.word === 'modify')?.justification ?? null;
    return [
      {
        unit: unit.id,
        word,
        settledBy,
        saidKeep: settledBy !== null && commonWord(said.map((one) => one.word)) === 'keep',
        instruction: word === 'modify' ? instruction : (waitsFor.at(0) ?? start.options.fallback),
        isEscalated,
      },
    ];
  });
}

/** The word that all say; null where they do not, or one of them asks somebody else. */
function commonWord(words: readonly DecisionWord[]): UnitInForce['word'] {
  const [word, ...others] = new Set(words);
  return word === undefined || others.length > 0 || word === 'escalate' ? null : word;
}
