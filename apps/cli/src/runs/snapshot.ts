import { GrantlensError } from '@grantlens/snapshot';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { SnapshotOptions } from './take-snapshot.ts';

/** The options of the verb. */
export interface SnapshotFlags extends SnapshotOptions {
  readonly allAccounts?: true;
  readonly accounts?: string;
  readonly outDir?: string;
}

/** `grantlens snapshot`: leaves one account to `take-snapshot`, and many to `take-snapshots`. */
export async function snapshot(flags: SnapshotFlags, io: Io): Promise<ExitCode> {
  const { allAccounts, accounts, outDir, ...options } = flags;
  checkActivity(flags);
  const areMany = allAccounts !== undefined || accounts !== undefined;
  if (areMany && outDir !== undefined) {
    const { takeSnapshots } = await import('./take-snapshots.ts');
    return takeSnapshots({ ...options, outDir, ...(accounts !== undefined && { accounts }) }, io);
  }
  if (areMany) throw new GrantlensError('usage', 'many accounts need a folder: add --out-dir');
  if (outDir !== undefined)
    throw new GrantlensError('usage', '--out-dir is for many accounts: add --all-accounts or --accounts');
  if (options.activityOnly) return (await import('./take-activity.ts')).takeActivity(options, io);
  return (await import('./take-snapshot.ts')).takeSnapshot(options, io);
}

/** What is asked of the audit log has to fit together. */
function checkActivity(flags: SnapshotFlags): void {
  const { activity, activityOnly, days, allAccounts, accounts, memberDates } = flags;
  const isRead = activity !== undefined || activityOnly !== undefined;
  if (activity !== undefined && activityOnly !== undefined)
    throw new GrantlensError('usage', '--activity reads the account as well, and --activity-only does not');
  if (activityOnly !== undefined && memberDates !== undefined)
    throw new GrantlensError(
      'usage',
      '--member-dates is of the account, which --activity-only does not read',
    );
  if (days !== undefined && !isRead)
    throw new GrantlensError('usage', '--days is of the audit log: add --activity or --activity-only');
  if (activityOnly !== undefined && (allAccounts !== undefined || accounts !== undefined))
    throw new GrantlensError('usage', '--activity-only reads the log of one account: add --account');
}
