import type { Account, Principal } from '@grantlens/snapshot';
import type { PrincipalRow } from '../model/tables/principals.ts';
import { utc } from '../words/moments.ts';

/** Between which two snapshots a principal came. */
export type FirstSeen = Pick<PrincipalRow, 'firstSeen' | 'notSeenBefore'>;

/** Tells since when principals are seen, by the account at the review before. */
export function openFirstSeen(
  { takenAt }: Account,
  previous: Account | null,
): (principal: Principal) => FirstSeen {
  if (previous === null) return () => ({ firstSeen: null, notSeenBefore: null });
  const before = new Set(previous.principals.map(({ key }) => key));
  const wasWhole = (collection: 'members' | 'accountTokens') =>
    previous.coverage.some((one) => one.collection === collection && one.status === 'complete');
  const isWhole = { member: wasWhole('members'), token: wasWhole('accountTokens') };
  const [then, now] = [utc(previous.takenAt.end), utc(takenAt.end)];
  return ({ key, kind }) => {
    if (before.has(key)) return { firstSeen: then, notSeenBefore: null };
    // A list that was not read whole may have had it.
    return { firstSeen: now, notSeenBefore: isWhole[kind] ? then : null };
  };
}
