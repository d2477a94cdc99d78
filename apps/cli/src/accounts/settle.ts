import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountOutcome } from '@grantlens/fetcher';
import { encodeSnapshot, GrantlensError } from '@grantlens/snapshot';
import { writeWhole } from '../output/write-file.ts';
import type { ListedAccount } from './account-list.ts';
import { isWorthAskingAgain, recordOfFailure, recordOfSnapshot } from './account-record.ts';
import { snapshotFileName } from './file-name.ts';
import type { JournalEntry } from './journal.ts';

/** What became of an account, once it is on disk as far as there is anything of it. */
export async function settle(
  outcome: AccountOutcome,
  account: ListedAccount,
  folder: string,
): Promise<JournalEntry> {
  if (outcome.kind === 'error') {
    // It will be no better with the next account.
    if (outcome.error.code === 'file-unwritable') throw outcome.error;
    return { record: recordOfFailure(account, outcome.error), again: 'worthwhile' };
  }
  const { snapshot } = outcome;
  const file = snapshotFileName(account.id);
  if (file === undefined) return refuse(account);
  await writeWhole(join(folder, file), encodeSnapshot(snapshot, 'json'));
  const again = isWorthAskingAgain(snapshot) ? 'worthwhile' : 'useless';
  return { record: recordOfSnapshot(account.id, file, snapshot), again };
}

/** What becomes of an account whose id cannot be one. */
export function refuse(account: ListedAccount): JournalEntry {
  const error = new GrantlensError('account-unknown', 'this is not the id of an account');
  return { record: recordOfFailure(account, error), again: 'useless' };
}

/** Whether what an earlier run made of an account still stands. */
export async function isSettled({ record, again }: JournalEntry, folder: string): Promise<boolean> {
  if (again === 'worthwhile') return false;
  if (record.file === undefined) return true;
  return access(join(folder, record.file)).then(
    () => true,
    () => false,
  );
}
