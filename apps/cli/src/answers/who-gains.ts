import type { DiffAnswer } from '@grantlens/engine';
import type { SaidChange, StandingChange } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';

/** What a change is for the one whom it is about. */
export type Direction = 'gains' | 'loses' | 'may gain' | 'may lose' | 'may gain or lose' | 'changes';

/** Whether what may be done is more than before, or less. */
export function directionOf({ before, after }: Pick<SaidChange, 'before' | 'after'>): Direction {
  if (before === null) return 'may gain or lose';
  if (after === 'allowed') return 'gains';
  if (before === 'allowed') return after === 'unknown' ? 'may lose' : 'loses';
  return after === 'unknown' ? 'may gain' : 'changes';
}

/** Who is on which side of some changes, in their order. Somebody may gain and lose. */
export interface Affected {
  readonly gain: readonly Principal[];
  readonly lose: readonly Principal[];
  /** Who may gain or lose, and does not certainly. */
  readonly unclear: readonly Principal[];
}

/** The changes of an answer, those of verdicts as they are said. */
export interface AllChanges extends Pick<DiffAnswer, 'standings' | 'conditions'> {
  readonly changes: readonly SaidChange[];
}

/** Sorts out whom changes give more, and whom less. */
export function affectedBy({ standings, conditions, changes }: AllChanges): Affected {
  const gain = new Set<Principal>();
  const lose = new Set<Principal>();
  const unclear = new Set<Principal>();
  for (const change of standings) {
    if (hasMore(change)) gain.add(change.principal);
    if (hasLess(change)) lose.add(change.principal);
  }
  for (const { principal, how } of conditions) {
    if (how !== 'tightened') gain.add(principal);
    if (how !== 'loosened') lose.add(principal);
  }
  for (const change of changes) {
    const direction = directionOf(change);
    if (direction === 'gains') gain.add(change.principal);
    else if (direction === 'loses') lose.add(change.principal);
    else if (direction !== 'changes') unclear.add(change.principal);
  }
  const isClear = (principal: Principal) => gain.has(principal) || lose.has(principal);
  return { gain: [...gain], lose: [...lose], unclear: [...unclear].filter((one) => !isClear(one)) };
}

/** Of somebody who comes or leaves, the changes of verdicts say it. */
function hasMore({ before, after, holds }: StandingChange): boolean {
  return before !== null && after === 'active' && holds.length > 0;
}

function hasLess({ before, after, holds }: StandingChange): boolean {
  return before === 'active' && after !== null && holds.length > 0;
}
