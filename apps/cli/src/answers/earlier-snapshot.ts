import type { Access } from '@grantlens/engine';
import type { Period } from '@grantlens/engine/internal';
import { type Account, GrantlensError } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';

/** An earlier snapshot that was chosen, and what is to be known of the choice. */
export interface Earlier {
  /** Which of those that were given. */
  readonly at: number;
  readonly notes: readonly string[];
}

/**
 * The one of some earlier snapshots that a time means: the latest of that time; where there is none, the latest before
 * it, else the earliest after it, and then a note says so.
 *
 * @throws GrantlensError `question-unclear` where none was given
 */
export function earlierSnapshot(since: Period | null, earlier: readonly Access[]): Earlier {
  const taken = earlier.map(({ account }, at) => ({ at, account, end: knownTime(account.takenAt.end) }));
  const latestFirst = taken.sort((a, b) => b.end - a.end);
  const [latest] = latestFirst;
  if (latest === undefined) {
    throw new GrantlensError(
      'question-unclear',
      'what changed is seen from two snapshots: name the earlier one with --previous FILE',
    );
  }
  if (since === null) return { at: latest.at, notes: [] };
  const of = latestFirst.find(({ end }) => since.from <= end && end < since.to);
  if (of !== undefined) return { at: of.at, notes: [] };
  const nearest = latestFirst.find(({ end }) => end < since.from) ?? latestFirst.at(-1) ?? latest;
  return { at: nearest.at, notes: [notFrom(since, nearest.account, nearest.end)] };
}

function notFrom({ said, from, to }: Period, { takenAt }: Account, end: number): string {
  const [first, last] = [dayOf(from), dayOf(to - 1)];
  const days = first === last ? first : `${first} to ${last}`;
  const missing =
    end < from ? 'changes from before that are in the answer' : 'changes until then are not in the answer';
  return `${said} is ${days}, and the earlier snapshot is of ${takenAt.end}: ${missing}`;
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
