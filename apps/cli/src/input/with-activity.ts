import type { Access } from '@grantlens/engine';
import type { Io } from '../io.ts';
import { activityBeside } from './activity-path.ts';
import type { QuestionOptions } from './snapshot-bytes.ts';
import { snapshotPath } from './snapshot-path.ts';

/**
 * The account of a question together with the audit log that lies beside its snapshot, where there is one. What reads
 * that is loaded only then.
 *
 * @throws GrantlensError `activity-unreadable` where it is of another snapshot or damaged
 */
export async function withActivity(access: Access, options: QuestionOptions, io: Io): Promise<Access> {
  const path = snapshotPath(options.snapshot, io);
  const beside = path === null ? undefined : activityBeside(path);
  if (beside === undefined) return access;
  const { takeUpActivity } = await import('./take-up-activity.ts');
  return takeUpActivity(access, { path: beside, maxSize: options.maxSize }, io);
}
