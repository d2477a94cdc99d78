import { join } from 'node:path';
import { type ClientOptions, type PartialOptions, shownApiBase } from '@grantlens/fetcher/internal';
import { isSettled } from '../accounts/account-result.ts';
import type { AccountsToRead, ListedAccount } from '../accounts/accounts-to-read.ts';
import { snapshotFileName } from '../accounts/file-name.ts';
import { type Journal, type JournalEntry, openJournal } from '../accounts/journal.ts';
import type { Display } from '../progress/display.ts';
import { countOf } from '../progress/row.ts';
import { hasAnswers, removeLeftPartial } from './partial.ts';
import { resumeAdvice } from './take-snapshot.ts';

/** The accounts of a run and what became of them. */
export interface AccountsRun {
  readonly folder: string;
  readonly accounts: ReadonlyMap<string, ListedAccount>;
  readonly journal: Journal;
  /** Grows as accounts are settled. */
  readonly entries: Map<string, JournalEntry>;
  /** Of the accounts under way. */
  readonly partials: Map<string, PartialOptions>;
  readonly start: PartialOptions['start'];
}

/** Begins a run, or resumes one: what an earlier run settled, and is still as it left it, is settled. */
export async function openRun(
  { outDir: folder, resume }: { readonly outDir: string; readonly resume?: boolean },
  { accounts, problem }: AccountsToRead,
  { apiBase }: ClientOptions,
): Promise<AccountsRun> {
  const start = resume ? 'resume' : 'fresh';
  const journal = await openJournal({ folder, apiBase: shownApiBase(apiBase), start, now: Date.now() });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const entries = new Map<string, JournalEntry>();
  for (const [id, entry] of journal.entries) {
    // Where not all accounts are listed, one that was read before need not be among them.
    const isAskedFor = byId.has(id) || problem !== undefined;
    if (!isAskedFor || !(await isSettled(entry, folder))) continue;
    entries.set(id, entry);
    const name = snapshotFileName(id);
    if (name !== undefined && entry.again === 'useless')
      await removeLeftPartial(join(folder, `${name}.partial`));
  }
  return { folder, accounts: byId, journal, entries, partials: new Map(), start };
}

/** The journal stays for as long as somebody may want to go on. */
export async function closeRun({ entries, journal }: AccountsRun, display: Display): Promise<void> {
  const all = [...entries.values()];
  const missing = all.filter(({ again }) => again === 'worthwhile').length;
  if (missing === 0 || all.every(({ record }) => record.file === undefined)) return journal.remove();
  display.say(
    `the same command with --resume asks for ${countOf(missing, 'account')} once more, and for no other`,
  );
}

/** What there is when a run is ended before its time. When nothing was read, nothing is kept. */
export async function leftOf({
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
  // If it could not be written, it cannot be removed.
  if (entries.size === 0) await journal.remove().catch(() => undefined);
  return undefined;
}
