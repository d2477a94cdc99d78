import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountOutcome } from '@grantlens/fetcher';
import { encodeSnapshot, GrantlensError } from '@grantlens/snapshot';
import { writeWhole } from '../output/write-file.ts';
import { isWorthAskingAgain, recordOfFailure, recordOfSnapshot } from './account-record.ts';
import type { ListedAccount } from './accounts-to-read.ts';
import { snapshotFileName } from './file-name.ts';
import type { JournalEntry } from './journal.ts';

/** What became of an account, once it is on disk as far as there is anything of it. */
export async function accountResult(
  outcome: AccountOutcome,
  account: ListedAccount,
  folder: string,
): Promise<JournalEntry> {
  if (outcome.kind === 'error') {
    // It will not be better with the next account.
    if (outcome.error.code === 'file-unwritable') throw outcome.error;
    return { record: recordOfFailure(account, outcome.error), again: 'worthwhile' };
  }
  const { snapshot } = outcome;
  const file = snapshotFileName(account.id);
  if (file === undefined) return refuse(account);
  const bytes = encodeSnapshot(snapshot, 'json');
  await writeWhole(join(folder, file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const again = isWorthAskingAgain(snapshot) ? 'worthwhile' : 'useless';
  return { record: recordOfSnapshot(account.id, file, snapshot), sha256, again };
}

/** What becomes of an account whose id cannot be one. */
export function refuse(account: ListedAccount): JournalEntry {
  const error = new GrantlensError('account-unknown', 'this is not the id of an account');
  return { record: recordOfFailure(account, error), again: 'useless' };
}

/** Whether what an earlier run made of an account still stands, byte for byte. */
export async function isSettled({ record, sha256, again }: JournalEntry, folder: string): Promise<boolean> {
  if (again === 'worthwhile') return false;
  if (record.file === undefined) return true;
  return sha256 !== undefined && (await hashOf(join(folder, record.file))) === sha256;
}

/** Of a file itself; undefined for a link, a folder, a pipe, and what cannot be read. */
async function hashOf(path: string): Promise<string | undefined> {
  // A pipe that nobody writes to would be waited for.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(path, flags).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    if (!(await file.stat()).isFile()) return undefined;
    const hash = createHash('sha256');
    for await (const part of file.createReadStream()) hash.update(part as Buffer);
    return hash.digest('hex');
  } catch {
    return undefined;
  } finally {
    await file.close().catch(() => undefined);
  }
}
