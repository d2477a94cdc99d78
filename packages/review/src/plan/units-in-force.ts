import type { ReviewState } from '../decisions/review-state.ts';
import type { UnitInForce } from './plan-input.ts';

/** What is in force about each unit. A unit with an exception need not be carried out, and stays. */
export function unitsInForce(
  { units, start }: ReviewState,
  excepted: ReadonlySet<string>,
): readonly UnitInForce[] {
  return [...units.values()].flatMap((state): readonly UnitInForce[] => {
    const { unit, word, settledBy, decisions, isEscalated, waitsFor } = state;
    if (excepted.has(unit.id) || (settledBy !== null && excepted.has(settledBy))) return [];
    const said = [...decisions.values()];
    const instruction = said.findLast((one) => one.word === 'modify')?.justification ?? null;
    return [
      {
        unit: unit.id,
        word,
        settledBy,
        saidKeep: settledBy !== null && said.length > 0 && said.every((one) => one.word === 'keep'),
        instruction: word === 'modify' ? instruction : (waitsFor.at(0) ?? start.options.fallback),
        isEscalated,
      },
    ];
  });
}
