import type { TaskRecord } from '../log/entry.ts';
import type { ReviewState } from './review-state.ts';

/** Something that a person has to do by hand. */
export interface Task {
  /** `t-` and digits: of a unit that is to be modified, those of the unit. */
  readonly id: string;
  readonly units: readonly string[];
  /** What is to be done: in the words of the reviewer, or of the plan. */
  readonly instruction: string | null;
  readonly due: string | null;
  readonly isDone: boolean;
}

/**
 * The tasks of a review: one for each unit that is to be modified, those of the last plan, and those of steps
 * that failed because somebody else has to do them. A task of a plan ends when its revokes do.
 */
export function tasksOf(state: ReviewState): readonly Task[] {
  const done = new Set(state.lines.flatMap((line) => (line.kind === 'done' ? [line.task] : [])));
  const tasks = new Map<string, Task>();
  for (const { id, units, what } of [...lastPlanned(state), ...failed(state)]) {
    if (!units.some((unit) => isRevoked(state, unit))) continue;
    tasks.set(id, { id, units, instruction: what, due: dueOf(state, units), isDone: done.has(id) });
  }
  return [...modifications(state, done), ...tasks.values()];
}

function modifications({ units }: ReviewState, done: ReadonlySet<string>): readonly Task[] {
  return [...units.values()].flatMap(({ unit, word, decisions, settledBy }): readonly Task[] => {
    if (word !== 'modify' || settledBy !== null) return [];
    const decision = [...decisions.values()].findLast((one) => one.word === 'modify');
    const id = taskId(unit.id);
    const { justification = null, due = null } = decision ?? {};
    return [{ id, units: [unit.id], instruction: justification, due, isDone: done.has(id) }];
  });
}

function lastPlanned({ lines }: ReviewState): readonly TaskRecord[] {
  return lines.findLast((line) => line.kind === 'plan')?.tasks ?? [];
}

/** What failed steps leave to be done, unless the same step was done since. */
function failed({ lines }: ReviewState): readonly TaskRecord[] {
  const last = new Map(
    lines.flatMap((line) =>
      line.kind === 'step' && line.state !== 'intended' ? [[line.step, line] as const] : [],
    ),
  );
  return [...last.values()].flatMap(({ task }) => (task === null ? [] : [task]));
}

function isRevoked({ units }: ReviewState, id: string): boolean {
  const state = units.get(id);
  return state?.word === 'revoke' && state.settledBy === null;
}

/** The earliest day by which a reviewer wants one of the units carried out. */
function dueOf({ units }: ReviewState, ids: readonly string[]): string | null {
  const days = ids.flatMap((id) =>
    [...(units.get(id)?.decisions.values() ?? [])].flatMap(({ due }) => (due === null ? [] : [due])),
  );
  return days.sort()[0] ?? null;
}

/** The id of the task of a unit. */
export function taskId(unit: string): string {
  return unit.replace(/^u-/, 't-');
}
