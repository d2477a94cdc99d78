import { join } from 'node:path';
import type { ClientOptions } from '@grantlens/fetcher/internal';
import { decodeActivity } from '@grantlens/snapshot/internal';
import type { AccountRecord } from '../accounts/account-record.ts';
import { activityPath } from '../input/activity-path.ts';
import { readActivityFile } from '../input/with-activity.ts';
import type { Io } from '../io.ts';
import type { Display } from '../progress/display.ts';
import { countOf } from '../progress/row.ts';
import type { AccountsRun } from './accounts-run.ts';
import { activityPlace, saveActivity } from './save-activity.ts';

/** How the logs of many accounts are read. */
export interface LogsOptions {
  readonly days?: number;
  readonly resume?: boolean;
  readonly tokenFile?: string;
}

/** An account with a snapshot, whose log is read. */
type WithSnapshot = AccountRecord & Required<Pick<AccountRecord, 'file' | 'digest'>>;

/**
 * Reads the audit log of every account that has a snapshot, one after the other, each beside it. A run that is resumed
 * keeps those that are there and are of the snapshot.
 */
export async function readLogs(
  { entries, folder }: AccountsRun,
  connection: ClientOptions,
  options: LogsOptions,
  { display, io }: { readonly display: Display; readonly io: Pick<Io, 'out'> },
): Promise<void> {
  const all = [...entries.values()]
    .flatMap(({ record }) => withSnapshot(record))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  display.say(`reading the audit logs of ${countOf(all.length, 'account')}`);
  display.note({ kind: 'planned', accounts: all.length, done: 0 });
  for (const record of all) {
    const { id, file, digest } = record;
    const path = join(folder, file);
    if (!(options.resume && (await isThere(path, digest)))) {
      const place = await activityPlace(path, options, display);
      const of = { account: id, snapshot: digest, days: options.days };
      await saveActivity({ ...connection, ...of, ...place }, { display, io });
    }
    const entry = entries.get(id);
    if (entry !== undefined)
      entries.set(id, { ...entry, record: { ...record, activity: activityPath(file) } });
    display.note({ kind: 'done', accountId: id });
  }
}

function withSnapshot({ file, digest, ...record }: AccountRecord): readonly WithSnapshot[] {
  return file === undefined || digest === undefined ? [] : [{ ...record, file, digest }];
}

/** Whether the log of exactly this snapshot lies beside it, whole. */
async function isThere(snapshot: string, digest: string): Promise<boolean> {
  try {
    const file = await readActivityFile({ snapshot }, { env: {} });
    if (file !== null) decodeActivity(file.bytes, { digest }, file.maxSize);
    return file !== null;
  } catch {
    return false;
  }
}
