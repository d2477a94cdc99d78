import { type Access, compile } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import {
  type ActivityLog,
  decodeActivity,
  logNames,
  overlaid,
  usualMaxSize,
} from '@grantlens/snapshot/internal';
import type { Io } from '../io.ts';
import { naming, readBytes } from './named-bytes.ts';

/**
 * Takes up the audit log in a file beside the snapshot of a question, and says so.
 *
 * @throws GrantlensError `activity-unreadable` where it is of another snapshot or damaged
 */
export async function takeUpActivity(
  { account }: Access,
  { path, maxSize = usualMaxSize }: { readonly path: string; readonly maxSize: number | undefined },
  io: Io,
): Promise<Access> {
  const bytes = await readBytes(path, 'the audit log', { most: maxSize, isLifted: true });
  const activity = naming(path, () => decodeActivity(bytes, account, maxSize));
  io.err(`${printable(`with the audit log beside the snapshot (${path}): ${activityWords(activity)}`)}\n`);
  return compile(overlaid(account, { activity }));
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
