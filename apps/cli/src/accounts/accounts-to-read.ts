import { type Credential, listAccounts } from '@grantlens/fetcher';
import type { AccountSummary, ClientOptions } from '@grantlens/fetcher/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { CollectionProblem } from '@grantlens/snapshot/internal';
import { holdsSecret } from '../input/credential.ts';
import { readBytes } from '../input/named-bytes.ts';

/** An account that is to be read; a list of ids has no names. */
export type ListedAccount = AccountSummary;

/** The accounts that are to be read. */
export interface AccountsToRead {
  readonly accounts: readonly ListedAccount[];
  /** Why there may be others. */
  readonly problem?: CollectionProblem;
}

/**
 * The accounts whose ids stand in a file; without one, all that the credential sees.
 *
 * @throws GrantlensError `usage`, `file-unreadable`, `account-unknown`, and whatever `listAccounts` throws
 */
export async function accountsToRead(
  file: string | undefined,
  connection: ClientOptions,
): Promise<AccountsToRead> {
  if (file !== undefined) {
    const ids = await readAccountIds(file, connection.credential);
    return { accounts: ids.map((id) => ({ id, name: null })) };
  }
  const { accounts, problem } = await listAccounts(connection);
  if (accounts.length === 0)
    throw new GrantlensError('account-needed', 'the API lists no account to this credential');
  return { accounts, ...(problem !== undefined && { problem }) };
}

/** The ids of accounts in a file, one in a line, each once. Blank lines and what follows a `#` do not count. */
async function readAccountIds(path: string, credential: Credential): Promise<readonly string[]> {
  if (path === '-') throw new GrantlensError('usage', 'the list of accounts is a file, not standard input');
  const text = Buffer.from(await readBytes(path, 'the list of accounts')).toString('utf8');
  return accountIdsIn(text, path, credential);
}

/** The ids in the text of such a file. No line of it is ever repeated: it may be another file than was meant. */
export function accountIdsIn(text: string, path: string, credential: Credential): readonly string[] {
  const ids = new Set<string>();
  for (const [at, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const id = line.replace(/#.*$/, '').trim();
    if (id === '') continue;
    if (holdsSecret(id, credential)) throw unusable(path, `line ${at + 1} of it is the credential`);
    if (/\s/.test(id)) throw unusable(path, `line ${at + 1} of it is not one account id`);
    ids.add(id);
  }
  if (ids.size === 0) throw unusable(path, 'there is no account id in it');
  return [...ids];
}

function unusable(path: string, why: string): GrantlensError {
  return new GrantlensError('file-unreadable', `cannot use the list of accounts ${path}: ${why}`);
}
