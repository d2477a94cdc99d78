import { decodeSnapshot, GrantlensError } from '@grantlens/snapshot';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { naming } from '../input/named-bytes.ts';
import { readSnapshotAt } from '../input/snapshot-bytes.ts';
import type { Io } from '../io.ts';
import { nameLine } from '../output/destination.ts';
import type { Lock } from '../output/lock.ts';
import { openDisplay } from '../progress/display.ts';
import { chooseAccount, connect, reportTo } from './connect.ts';
import { reportEnding } from './ending.ts';
import { hasAnswers } from './partial.ts';
import { type ActivityPlace, activityPlace, saveActivity } from './save-activity.ts';
import { fileOf, lockOf, resumeAdvice, type SnapshotOptions } from './take-snapshot.ts';
import { startTimeLimit } from './time-limit.ts';

/** Reads the audit log alone, beside a snapshot that is there already. */
export async function takeActivity(options: SnapshotOptions, io: Io): Promise<ExitCode> {
  const display = openDisplay({ of: 'log', quiet: options.quiet }, io);
  const limit = startTimeLimit(options.deadline);
  let place: ActivityPlace | undefined;
  let lock: Lock | undefined;
  try {
    const connection = { ...(await connect(options, io)), ...reportTo(display) };
    const path = options.out ?? fileOf(await chooseAccount(options, limit.within(connection)));
    const file = await readSnapshotAt(path, 'the snapshot');
    const { snapshot } = naming(path, () => decodeSnapshot(file.bytes, 'refuse', file.maxSize));
    const account = String(snapshot.account.id);
    if (options.account !== undefined && options.account !== account)
      throw new GrantlensError('accounts-differ', `${path} is a snapshot of the account ${account}`);
    place = await activityPlace(path, options, display);
    lock = await lockOf(place.out);
    const of = { account, snapshot: snapshot.digest, days: options.days };
    await saveActivity({ ...limit.within(connection), ...of, ...place }, { display, io });
    display.end();
    io.out(nameLine(place.out));
    return exitCodes.yes;
  } catch (error) {
    display.end();
    const isKept = place?.partial !== undefined && (await hasAnswers(place.partial));
    const left =
      isKept && place?.out.kind === 'file'
        ? `nothing was written to ${place.out.path}, but what was read is kept: ${resumeAdvice}`
        : undefined;
    return reportEnding({ error, limit, left }, io);
  } finally {
    await lock?.release();
  }
}
