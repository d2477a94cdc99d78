import { exceptionOfTask } from '../decisions/exceptions.ts';
import { tasksOf } from '../decisions/tasks.ts';
import { unitWords } from '../units/unit-words.ts';
import type { HeldReview } from './held-review.ts';
import { isStale } from './stale.ts';
import { type Obstacle, unitObstacle } from './unit-obstacle.ts';

/** Lists everything that keeps a review from being closed. */
export function obstaclesTo(held: HeldReview): readonly Obstacle[] {
  const { state } = held;
  return [
    ...[...state.units.values()].flatMap((unit) => unitObstacle(unit, held) ?? []),
    ...openTasks(held),
    ...aboutVerification(held),
    ...aboutCounts(held),
  ];
}

function openTasks({ state, exceptions }: HeldReview): readonly Obstacle[] {
  return tasksOf(state).flatMap((task): readonly Obstacle[] => {
    if (task.isDone || exceptionOfTask(task, exceptions) !== null) return [];
    const about = task.units.flatMap((id) => state.units.get(id)?.unit ?? []).map(unitWords);
    const whose = [...about, ...(task.instruction === null ? [] : [`“${task.instruction}”`])].join(', ');
    const todo = 'record it with “review done”, or except it';
    return [{ about: task.id, whose, what: 'the task is not done', todo, isUnseen: false }];
  });
}

function aboutVerification({ state, found }: HeldReview): readonly Obstacle[] {
  const last = state.lines.findLast((line) => line.kind === 'verification');
  const missing = (what: string): readonly Obstacle[] => [
    ofReview(what, 'run “review verify” with a snapshot of now'),
  ];
  if (last === undefined) return missing('the decisions have not been held to a later snapshot');
  const line = `the last verification (line ${last.seq} of the log)`;
  if (isStale(state)) return missing(`something was decided, excepted or carried out after ${line}`);
  return found === null ? missing(`the snapshot of ${line} is not in the package`) : [];
}

/** A unit that is open is listed by itself: this finds what no such list explains. */
function aboutCounts({ state }: HeldReview): readonly Obstacle[] {
  const { units: started } = state.start;
  const present = new Map<string, number>();
  for (const { unit } of state.units.values()) present.set(unit.kind, (present.get(unit.kind) ?? 0) + 1);
  const kinds = [...new Set([...Object.keys(started), ...present.keys()])];
  return kinds.flatMap((kind): readonly Obstacle[] => {
    const [was = 0, is = 0] = [started[kind], present.get(kind)];
    const what = `the review started with ${was} of the kind ${kind}, and has ${is}`;
    return was === is ? [] : [ofReview(what, 'restore its files from a copy')];
  });
}

function ofReview(what: string, todo: string): Obstacle {
  return { about: null, whose: null, what, todo, isUnseen: false };
}
