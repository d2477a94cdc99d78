import { readTime } from '@grantlens/snapshot/internal';
import type { Account } from '../state/account.ts';
import type { AuditState } from '../state/audit-state.ts';

/** The rows of a log that are worked out: how many, and when each happened. The newest is row 0. */
export interface Timeline {
  readonly count: number;
  /** In milliseconds since 1970. */
  readonly timeOf: (row: number) => number;
  /** The first row that is older than a time. */
  readonly firstBefore: (time: number) => number;
}

const dayMs = 86_400_000;

/** The times of a number of rows, evenly spread over the days of the log. */
export function timelineOf(count: number, { days = 120, until }: AuditState, now: string): Timeline {
  const end = readTime(until) ?? Math.floor((readTime(now) ?? 0) / dayMs) * dayMs;
  const step = (days * dayMs) / Math.max(1, count);
  const timeOf = (row: number) => Math.floor((end - (row + 1) * step) / 1000) * 1000;
  const firstBefore = (time: number) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (timeOf(middle) < time) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return { count, timeOf, firstBefore };
}

/** How many rows of each log an account has. */
export function rowCounts(account: Account): { readonly changes: number; readonly logins: number } {
  const { audit, members, accountTokens } = account;
  return {
    changes: audit.rows ?? 30 * (members.length + accountTokens.length),
    logins: audit.logins ?? 10 * members.length,
  };
}
