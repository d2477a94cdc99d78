import type { Account } from '../account/account.ts';
import { giveLookup } from '../account/account-lookup.ts';
import { readFrame } from './frame.ts';
import type { FileBytes } from './pages.ts';
import { openAccount } from './stored-account.ts';
import { openLookup } from './stored-lookup.ts';
import { openTables } from './tables.ts';

/** A lookup file opened for questions. */
export interface LookupFile {
  /** Which file it belongs to, as given when it was written. */
  readonly key: string;
  /** The account; each part of it is read when it is asked for. */
  readonly account: Account;
  /** Reads and checks all that was not read yet. */
  readonly check: () => void;
}

/**
 * Opens what `writeLookupFile` wrote. This, and whatever is asked of the account, throws a
 * `DamagedLookupFile` where what is read is not a lookup file, of another version, or not as it was written.
 */
export function openLookupFile(bytes: FileBytes): LookupFile {
  const { frame, pages } = readFrame(bytes);
  const tables = openTables(frame, pages);
  const account = openAccount(frame, tables);
  giveLookup(account, openLookup(account, frame, tables));
  return { key: frame.key, account, check: pages.checkAll };
}
