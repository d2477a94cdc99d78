import { join } from 'node:path';
import { printable } from '@grantlens/engine/internal';
import { shownApiBase } from '@grantlens/fetcher/internal';
import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import { type AccountList, accountListName, accountListOf } from '../accounts/account-list.ts';
import type { AccountRecord } from '../accounts/account-record.ts';
import { type AccountsToRead, accountsToRead } from '../accounts/accounts-to-read.ts';
import { folderLock, lockSuffix, snapshotFileName } from '../accounts/file-name.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { activityPath } from '../input/activity-path.ts';
import type { Io } from '../io.ts';
import { checkFolder } from '../output/destination.ts';
import { type Lock, refuseLocked, takeLock } from '../output/lock.ts';
import { refuseInputs } from '../output/refuse-inputs.ts';
import { makeFolder, writeWhole } from '../output/write-file.ts';
import { type Display, openDisplay } from '../progress/display.ts';
import { countOf } from '../progress/row.ts';
import { type AccountsRun, closeRun, leftOf, openRun } from './accounts-run.ts';
import { connect, mayNeedAccount, type NetworkOptions, reportTo } from './connect.ts';
import { reportEnding } from './ending.ts';
import { readAccounts } from './read-accounts.ts';
import { readLogs } from './read-logs.ts';
import { startTimeLimit } from './time-limit.ts';

/** The options of the verb. */
export interface SnapshotsOptions extends NetworkOptions {
  /** A file with the ids; without it, all accounts that the credential sees. */
  readonly accounts?: string;
  readonly outDir: string;
  readonly resume?: boolean;
  /** Whether the audit logs are read as well, and how many days of them. */
  readonly activity?: boolean;
  readonly memberDates?: boolean;
  readonly days?: number;
  /** Of the whole run, in milliseconds. */
  readonly deadline: number;
  readonly quiet?: boolean;
}

/** Reads many accounts, each into a file of one folder. */
export async function takeSnapshots(options: SnapshotsOptions, io: Io): Promise<ExitCode> {
  const display = openDisplay({ of: 'accounts', quiet: options.quiet }, io);
  const limit = startTimeLimit(options.deadline);
  let run: AccountsRun | undefined;
  let lock: Lock | undefined;
  try {
    checkFolder(options.outDir, '--out-dir');
    const connection = { ...(await connect(options, io)), ...reportTo(display) };
    const asked = await mayNeedAccount(accountsToRead(options.accounts, limit.within(connection)));
    lock = await prepareFolder(options, asked);
    run = await openRun(options, asked, connection);
    const { memberDates = false } = options;
    await readAccounts(run, { ...limit.within(connection), memberDates }, display);
    if (options.activity) await readLogs(run, limit.within(connection), options, { display, io });
    const path = join(run.folder, accountListName);
    const list = accountListFor(run, asked, shownApiBase(connection.apiBase));
    await writeWhole(path, `${JSON.stringify(list, null, 2)}\n`);
    display.end();
    await closeRun(run, display);
    return sayOutcome(list, path, { display, io });
  } catch (error) {
    display.end();
    return reportEnding({ error, limit, left: run && (await leftOf(run)) }, io);
  } finally {
    await lock?.release();
  }
}

/** Makes the folder and takes it for this run, unless what it writes is in use or is what it reads from. */
async function prepareFolder(
  { outDir: folder, accounts: file, tokenFile }: SnapshotsOptions,
  { accounts }: AccountsToRead,
): Promise<Lock> {
  await makeFolder(folder);
  const names = accounts.flatMap(({ id }) => snapshotFileName(id) ?? []);
  const inputs = [file, tokenFile].filter((path) => path !== undefined);
  const files = [accountListName, ...names, ...names.map(activityPath)];
  const outputs = inputs.length === 0 ? [] : files.map((name) => join(folder, name));
  await refuseInputs(outputs, inputs);
  const lock = await takeLock(join(folder, folderLock));
  try {
    for (const name of names) await refuseLocked(join(folder, `${name}${lockSuffix}`));
    return lock;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function accountListFor(run: AccountsRun, { problem }: AccountsToRead, apiBase: string): AccountList {
  const takenAt = { start: run.journal.start, end: new Date().toISOString() };
  const records = [...run.entries.values()].map(({ record }) => record);
  return accountListOf({ takenAt, source: { apiBase }, ...(problem !== undefined && { problem }) }, records);
}

function sayOutcome(
  { accounts, complete, problem }: AccountList,
  path: string,
  { display, io }: { readonly display: Display; readonly io: Io },
): ExitCode {
  const failed = accounts.find(({ status }) => status === 'failed');
  if (failed?.problem !== undefined && accounts.every(({ file }) => file === undefined)) {
    const why = `none of ${countOf(accounts.length, 'account')} could be read, see ${path}: ${failed.problem.message}`;
    throw new GrantlensError(failed.problem.code as ErrorCode, why);
  }
  const number = (wanted: AccountRecord['status']) =>
    accounts.filter(({ status }) => status === wanted).length;
  display.say(
    `${number('complete')} complete, ${number('incomplete')} incomplete, ${number('failed')} failed`,
  );
  if (problem !== undefined) display.say(`there may be other accounts: ${printable(problem.message)}`);
  io.out(`${path}\n`);
  return complete ? exitCodes.yes : exitCodes.incomplete;
}
