import type { ControlTotal } from '@grantlens/reporter/internal';
import { inForce } from '../decisions/in-force.ts';
import type { ReviewState, UnitState } from '../decisions/review-state.ts';
import { taskId } from '../decisions/tasks.ts';
import type { ClosingKind } from './closing.ts';
import type { HeldReview } from './held-review.ts';
import { unitObstacle } from './unit-obstacle.ts';

/** How many units of each kind there were, are decided and are closed, in the order of the log's first line. */
export function closingKinds(held: HeldReview): readonly ClosingKind[] {
  const { start } = held.state;
  const kinds = new Set([...held.state.units.values()].map(({ unit }) => unit.kind));
  return [...kinds].map((kind) => {
    const of = [...held.state.units.values()].filter(({ unit }) => unit.kind === kind);
    return {
      kind,
      started: start.units[kind] ?? 0,
      decided: of.filter(({ word }) => word !== null).length,
      closed: of.filter((unit) => unitObstacle(unit, held) === null).length,
    };
  });
}

/** The units counted at the start, by what was decided, and by what became of that: each number is the same. */
export function controlTotals(held: HeldReview): readonly ControlTotal[] {
  const { state } = held;
  const all = [...state.units.values()];
  const count = (is: (unit: UnitState) => boolean) => all.filter(is).length;
  const decided = (word: UnitState['word']) => count((unit) => unit.word === word);
  const waits = (unit: UnitState) => isWaiting(unit, held);
  const became = (word: UnitState['word']) =>
    count(
      (unit) => !waits(unit) && inForce(unit, held.exceptions).word === word && !unitObstacle(unit, held),
    );
  return [
    total('Units at the start', state, [...Object.entries(state.start.units)]),
    total('Units decided', state, [
      ['keep', decided('keep')],
      ['revoke', decided('revoke')],
      ['modify', decided('modify')],
    ]),
    total('Units closed', state, [
      ['kept', became('keep')],
      ['gone', became('revoke')],
      ['modified', became('modify')],
      ['under an exception', count(waits)],
    ]),
  ];
}

/** Whether an exception leaves open what becomes of a unit. */
function isWaiting(unit: UnitState, { exceptions }: HeldReview): boolean {
  const { id } = unit.unit;
  return exceptions.has(id) || exceptions.has(taskId(id)) || inForce(unit, exceptions).word === null;
}

function total(
  title: string,
  { units }: ReviewState,
  parts: readonly (readonly [title: string, value: number])[],
): ControlTotal {
  const sum = parts.reduce((before, [, value]) => before + value, 0);
  return {
    title,
    parts: parts.map(([name, value]) => ({ title: name, value })),
    total: units.size,
    ties: sum === units.size,
  };
}
