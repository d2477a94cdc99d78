import type { Account } from '@grantlens/snapshot';
import { type LogName, readTime } from '@grantlens/snapshot/internal';
import { logSince } from '../../activity/reach.ts';
import { counted } from '../../words/counted.ts';
import type { Missing } from '../finding.ts';
import { notGiven } from '../missing.ts';
import { dayOf } from '../phrases.ts';

const day = 86_400_000;

/** How far back the audit log has to go, and whether it does. */
export type RecordedSince =
  | { readonly kind: 'reaches'; readonly after: number; readonly since: string }
  | { readonly kind: 'missing'; readonly missing: readonly Missing[] };

/** Whether a log says something of the last days before the snapshot was taken; else why nothing can be found. */
export function recordedSince(account: Account, log: LogName, days: number, now: number): RecordedSince {
  const { activity } = account;
  const after = now - days * day;
  const since = activity === undefined ? null : logSince(activity, log);
  const from = readTime(since);
  if (since === null || from === null) {
    const why = activity === undefined ? 'The audit log was not read.' : 'The audit log could not be read.';
    return { kind: 'missing', missing: notGiven(null, why) };
  }
  // Without a row nothing shows that the log was kept at all.
  const isEmpty = activity?.logs[log].oldest === null;
  if (isEmpty || from > after) {
    const why = isEmpty
      ? 'The audit log has no rows.'
      : `The audit log goes back to ${dayOf(from)} only, which is less than ${counted(days, 'day')}.`;
    return { kind: 'missing', missing: notGiven(null, why) };
  }
  return { kind: 'reaches', after, since: dayOf(from) };
}
