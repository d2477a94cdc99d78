import { join } from 'node:path';
import { printable } from '@grantlens/engine/internal';
import { fetchSnapshots } from '@grantlens/fetcher';
import { type ClientOptions, type PartialOptions, shownApiBase } from '@grantlens/fetcher/internal';
import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import { type AccountList, accountsToRead, type ListedAccount } from '../accounts/account-list.ts';
import type { AccountRecord } from '../accounts/account-record.ts';
import { type AccountsIndex, indexName, indexOf } from '../accounts/accounts-index.ts';
import { folderLock, lockSuffix, snapshotFileName } from '../accounts/file-name.ts';
import { type Journal, type JournalEntry, openJournal } from '../accounts/journal.ts';
import { isSettled, refuse, settle } from '../accounts/settle.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { checkFolder } from '../output/destination.ts';
import { type Lock, refuseLocked, takeLock } from '../output/lock.ts';
import { refuseInputs } from '../output/refuse-inputs.ts';
import { makeFolder, writeWhole } from '../output/write-file.ts';
import { accountsAtOnce } from '../progress/accounts-rows.ts';
import { type Display, openDisplay } from '../progress/display.ts';
import { countOf } from '../progress/row.ts';
import { connect, mayNeedAccount, type NetworkOptions, reportTo } from './connect.ts';
import { reportEnding } from './ending.ts';
import { hasAnswers, removePartial } from './partial.ts';
import { resumeAdvice } from './take-snapshot.ts';
import { startTimeLimit } from './time-limit.ts';

/** The options of the verb. */
export interface SnapshotsOptions extends NetworkOptions {
  /** A file with the ids; without it, all accounts that the credential sees. */
  readonly accounts?: string;
  readonly outDir: string;
  readonly resume?: boolean;
  /** Of the whole run, in milliseconds. */
  readonly deadline: number;
  readonly quiet?: boolean;
}

/** The accounts of a run and what became of them. */
interface AccountsRun {
  readonly folder: string;
  readonly accounts: ReadonlyMap<string, ListedAccount>;
  readonly journal: Journal;
  /** Grows as accounts are settled. */
  readonly entries: Map<string, JournalEntry>;
  /** Of the accounts under way. */
  readonly partials: Map<string, PartialOptions>;
  readonly start: PartialOptions['start'];
}

/** `grantlens snapshot` of many accounts */
export async function takeSnapshots(options: SnapshotsOptions, io: Io): Promise<ExitCode> {
  const display = openDisplay({ of: 'accounts', quiet: options.quiet }, io);
  const limit = startTimeLimit(options.deadline);
  let run: AccountsRun | undefined;
  let lock: Lock | undefined;
  try {
    checkFolder(options.outDir, '--out-dir');
    const connection = { ...(await connect(options, io)), ...reportTo(display) };
    const list = await mayNeedAccount(accountsToRead(options.accounts, limit.within(connection)));
    lock = await prepareFolder(options, list);
    run = await openRun(options, list, connection);
    await readAll(run, limit.within(connection), display);
    const path = join(run.folder, indexName);
    const index = indexFor(run, list, shownApiBase(connection.apiBase));
    await writeWhole(path, `${JSON.stringify(index, null, 2)}\n`);
    display.end();
    await closeRun(run, display);
    return tellIndex(index, path, { display, io });
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
  { accounts }: AccountList,
): Promise<Lock> {
  await makeFolder(folder);
  const names = accounts.flatMap(({ id }) => snapshotFileName(id) ?? []);
  const inputs = [file, tokenFile].filter((path) => path !== undefined);
  const outputs = inputs.length === 0 ? [] : [indexName, ...names].map((name) => join(folder, name));
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

async function openRun(
  { outDir: folder, resume }: SnapshotsOptions,
  { accounts, problem }: AccountList,
  { apiBase }: ClientOptions,
): Promise<AccountsRun> {
  const start = resume ? 'resume' : 'fresh';
  const journal = await openJournal({ folder, apiBase: shownApiBase(apiBase), start, now: Date.now() });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const entries = new Map<string, JournalEntry>();
  for (const [id, entry] of journal.entries) {
    // Where not all accounts are listed, one that was read before need not be among them.
    const isAskedFor = byId.has(id) || problem !== undefined;
    if (isAskedFor && (await isSettled(entry, folder))) entries.set(id, entry);
  }
  return { folder, accounts: byId, journal, entries, partials: new Map(), start };
}

async function readAll(run: AccountsRun, connection: ClientOptions, display: Display): Promise<void> {
  const { accounts, entries, partials, folder, journal, start } = run;
  const settled = entries.size;
  const open = [...accounts.values()].filter(({ id }) => !entries.has(id));
  const isReadable = ({ id }: ListedAccount) => snapshotFileName(id) !== undefined;
  display.say(
    `reading ${countOf(open.length, 'account')}${settled === 0 ? '' : `; ${settled} are there from an earlier run`}`,
  );
  display.note({ kind: 'planned', accounts: settled + open.length, done: settled });

  const keep = async (entry: JournalEntry) => {
    const { id } = entry.record;
    entries.set(id, entry);
    await journal.append(entry);
    const partial = partials.get(id);
    partials.delete(id);
    if (partial !== undefined && entry.again === 'useless') await removePartial(partial);
    tellRecord(entry.record, display);
    display.note({ kind: 'done', accountId: id });
  };
  for (const account of open) if (!isReadable(account)) await keep(refuse(account));

  const outcomes = fetchSnapshots({
    ...connection,
    accountIds: open.filter(isReadable).map(({ id }) => id),
    atOnce: accountsAtOnce,
    onProgress: (accountId, progress) => display.note({ kind: 'progress', accountId, progress }),
    partialOf: (id) => {
      const partial: PartialOptions = {
        path: join(folder, `${snapshotFileName(id)}.partial`),
        start,
        onFound: (found) =>
          found.kind === 'answers' && display.note({ kind: 'found', requests: found.answers }),
      };
      partials.set(id, partial);
      return partial;
    },
  });
  for await (const outcome of outcomes) {
    const account = accounts.get(outcome.accountId) ?? { id: outcome.accountId, name: null };
    await keep(await settle(outcome, account, folder));
  }
}

function tellRecord({ id, status, problem, collections = {} }: AccountRecord, display: Display): void {
  if (status === 'failed') display.warn(printable(`account ${id} failed: ${problem?.message}`));
  if (status !== 'incomplete') return;
  const short = Object.entries(collections).map(([name, how]) => `${name} ${how}`);
  display.say(printable(`account ${id} is incomplete: ${short.join(', ')}`));
}

function indexFor(run: AccountsRun, { problem }: AccountList, apiBase: string): AccountsIndex {
  const takenAt = { start: run.journal.start, end: new Date().toISOString() };
  const records = [...run.entries.values()].map(({ record }) => record);
  return indexOf({ takenAt, source: { apiBase }, ...(problem !== undefined && { problem }) }, records);
}

/** The journal stays for as long as somebody may want to go on. */
async function closeRun({ entries, journal }: AccountsRun, display: Display): Promise<void> {
  const all = [...entries.values()];
  const missing = all.filter(({ again }) => again === 'worthwhile').length;
  if (missing === 0 || all.every(({ record }) => record.file === undefined)) return journal.remove();
  display.say(
    `the same command with --resume asks for ${countOf(missing, 'account')} once more, and for no other`,
  );
}

function tellIndex(
  { accounts, complete, problem }: AccountsIndex,
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

/** What there is when a run is ended before its time. Of nothing, nothing stays. */
async function leftOf({
  folder,
  accounts,
  entries,
  journal,
  partials,
}: AccountsRun): Promise<string | undefined> {
  const written = [...entries.values()].filter(({ record }) => record.file !== undefined).length;
  if (written > 0)
    return `${written} of ${countOf(accounts.size, 'account')} are in ${folder}: ${resumeAdvice}`;
  for (const partial of partials.values()) {
    if (await hasAnswers(partial))
      return `no account is in ${folder} yet, but what was read is kept: ${resumeAdvice}`;
  }
  // Of what could not be written, nothing can be removed either.
  if (entries.size === 0) await journal.remove().catch(() => undefined);
  return undefined;
}
