import type { ReviewState } from '@grantlens/review';
import { tasksOf, type UnitState } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';

/**
 * The unit of an id.
 *
 * @throws GrantlensError `unit-unknown`
 */
export function unitNamed({ units }: ReviewState, id: string): UnitState {
  const unit = units.get(id);
  if (unit === undefined) throw new GrantlensError('unit-unknown', `"${id}" is not a unit of this review`);
  return unit;
}

/**
 * Refuses what is not a task of a review.
 *
 * @throws GrantlensError `unit-unknown`
 */
export function checkTask(state: ReviewState, id: string): void {
  if (tasksOf(state).some((task) => task.id === id)) return;
  throw new GrantlensError('unit-unknown', `"${id}" is not a task of this review`);
}
