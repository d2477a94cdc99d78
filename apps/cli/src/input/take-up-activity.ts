import { type Access, compile } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import {
  type ActivityLog,
  decodeActivity,
  logNames,
  overlaid,
  usualMaxSize,
} from '@grantlens/snapshot/internal';
import { type NamedBytes, naming } from './named-bytes.ts';

/**
 * The account of a snapshot together with what its audit log says.
 *
 * @throws GrantlensError `activity-unreadable` where it is of another snapshot or damaged
 */
export function withActivityIn(
  { path, bytes, maxSize = usualMaxSize }: NamedBytes,
  { account }: Access,
): Access {
  const activity = naming(path, () => decodeActivity(bytes, account, maxSize));
  return compile(overlaid(account, { activity }));
}

/** Says that an audit log is taken up, and how far it goes. */
export function takenUpWords(path: string, activity: ActivityLog): string {
  return printable(`with the audit log beside the snapshot (${path}): ${activityWords(activity)}`);
}

/** How far each of the two logs was read: `changes since 2026-06-03 (complete)`. */
export function activityWords({ logs, window }: ActivityLog): string {
  return logNames
    .map((log) => {
      const { status, oldest, rows } = logs[log];
      const since = (oldest ?? window.since).slice(0, 10);
      const found = rows === 0 ? `${log}: no rows` : `${log} since ${since}`;
      return `${found} (${status})`;
    })
    .join(', ');
}
