import { existsSync } from 'node:fs';
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
import { activityPaths } from './activity-path.ts';
import { naming, readBytes } from './named-bytes.ts';
import type { QuestionOptions } from './snapshot-bytes.ts';
import { snapshotPath } from './snapshot-path.ts';

/** The audit log that lies beside a snapshot; undefined where there is none. */
export function activityBeside(snapshot: string): string | undefined {
  return activityPaths(snapshot).find((path) => existsSync(path));
}

/**
 * Takes up the audit log that lies beside the snapshot of a question, and says so.
 *
 * @throws GrantlensError `activity-unreadable` where it is of another snapshot or damaged
 */
export async function takeUpActivity(
  access: Access,
  { snapshot, maxSize = usualMaxSize }: QuestionOptions,
  io: Io,
): Promise<Access> {
  const path = snapshotPath(snapshot, io);
  const beside = path === null ? undefined : activityBeside(path);
  if (beside === undefined) return access;
  const bytes = await readBytes(beside, 'the audit log', { most: maxSize, isLifted: true });
  const { account } = access;
  const activity = naming(beside, () => decodeActivity(bytes, account, maxSize));
  io.err(`${printable(`with the audit log beside the snapshot (${beside}): ${activityWords(activity)}`)}\n`);
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
