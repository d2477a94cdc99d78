import { commonWord, inForce } from '../decisions/in-force.ts';
import type { ReviewState } from '../decisions/review-state.ts';
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
    const { word, settledBy } = inForce(state, excepted);
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
