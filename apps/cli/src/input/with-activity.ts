import type { Access } from '@grantlens/engine';
import { usualMaxSize } from '@grantlens/snapshot/internal';
import type { Io } from '../io.ts';
import { activityBeside } from './activity-path.ts';
import { type NamedBytes, readBytes } from './named-bytes.ts';
import type { QuestionOptions } from './snapshot-bytes.ts';
import { snapshotPath } from './snapshot-path.ts';

/** The audit log that lies beside the snapshot of a question; null where there is none. */
export async function readActivityFile(
  { snapshot, maxSize = usualMaxSize }: QuestionOptions,
  io: Pick<Io, 'env'>,
): Promise<NamedBytes | null> {
  const asked = snapshotPath(snapshot, io);
  const path = asked === null ? undefined : activityBeside(asked);
  if (path === undefined) return null;
  return { path, bytes: await readBytes(path, 'the audit log', { most: maxSize, isLifted: true }), maxSize };
}

/**
 * The account of a question together with the audit log that lies beside its snapshot, where there is one, which is
 * said. What reads that is loaded only then.
 *
 * @throws GrantlensError `activity-unreadable` where it is of another snapshot or damaged
 */
export async function withActivity(access: Access, options: QuestionOptions, io: Io): Promise<Access> {
  const file = await readActivityFile(options, io);
  if (file === null) return access;
  const { takenUpWords, withActivityIn } = await import('./take-up-activity.ts');
  const taken = withActivityIn(file, access);
  const { activity } = taken.account;
  if (activity !== undefined) io.err(`${takenUpWords(file.path, activity)}\n`);
  return taken;
}
