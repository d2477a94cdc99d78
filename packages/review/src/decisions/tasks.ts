import type { ReviewState } from './review-state.ts';

/** Something that a person has to do by hand. */
export interface Task {
  /** `t-` and the digits of its unit. */
  readonly id: string;
  readonly unit: string;
  /** What is to be done, in the words of the reviewer. */
  readonly instruction: string | null;
  readonly due: string | null;
  readonly isDone: boolean;
}

/** The tasks of a review: one for each unit that is to be modified. */
export function tasksOf({ units, lines }: ReviewState): readonly Task[] {
  const done = new Set(lines.flatMap((line) => (line.kind === 'done' ? [line.task] : [])));
  return [...units.values()].flatMap(({ unit, word, decisions, settledBy }): readonly Task[] => {
    if (word !== 'modify' || settledBy !== null) return [];
    const decision = [...decisions.values()].findLast((one) => one.word === 'modify');
    const id = taskId(unit.id);
    return [
      {
        id,
        unit: unit.id,
        instruction: decision?.justification ?? null,
        due: decision?.due ?? null,
        isDone: done.has(id),
      },
    ];
  });
}

/** The id of the task of a unit. */
export function taskId(unit: string): string {
  return unit.replace(/^u-/, 't-');
}
