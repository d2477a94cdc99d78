import type { ActivityLog, LogName } from '@grantlens/snapshot/internal';

/** Whether anything was read of a log. */
export function isRead({ logs }: ActivityLog, log: LogName): boolean {
  return logs[log].status === 'complete' || logs[log].status === 'partial';
}

/**
 * Since when a log says something: the start of its window, or its oldest row where that is younger, for the log itself
 * began at some time. Null where nothing was read of it.
 */
export function logSince(activity: ActivityLog, log: LogName): string | null {
  if (!isRead(activity, log)) return null;
  const { oldest } = activity.logs[log];
  const { since } = activity.window;
  return oldest === null || oldest < since ? since : oldest;
}
