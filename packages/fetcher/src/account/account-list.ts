import type { CollectionStatus } from '@grantlens/snapshot';
import { type CollectionProblem, isObject } from '@grantlens/snapshot/internal';
import { type Client, type ClientOptions, openClient } from '../client.ts';
import type { Endpoint } from '../collections/endpoints.ts';
import { silentJournal } from '../collections/progress.ts';
import { readEndpoint } from '../collections/read-endpoint.ts';
import type { ListReading } from '../paging/read-list.ts';
import { idOf } from '../paging/sheet.ts';
import { type Problem, refused } from '../wire/problem.ts';

/** An account, as it stands in a list of them. */
export interface AccountSummary {
  readonly id: string;
  readonly name: string | null;
}

/** The accounts that a credential sees. */
export interface AccountList {
  /** Sorted by id. */
  readonly accounts: readonly AccountSummary[];
  readonly status: Exclude<CollectionStatus, 'skipped'>;
  /** Why the status is not `complete`. */
  readonly problem?: CollectionProblem;
}

/**
 * Lists the accounts that the credential sees. Cloudflare may answer every page number with the first page: when it
 * has more accounts than fit there, the list is `partial`.
 *
 * @throws GrantlensError `account-needed` when the API lists no accounts to this credential, although it may read one;
 *   `credential-refused`, `network`, `api`, `api-base-unsafe`, `usage`
 */
export async function listAccounts(options: ClientOptions): Promise<AccountList> {
  const client = openClient(options);
  try {
    const list = await readAccounts(client);
    if (list.status === 'forbidden' || list.status === 'failed') throw listRefused(list.problem);
    return list;
  } finally {
    await client.close();
  }
}

/** The accounts that the credential of a client sees, refusals included. */
export async function readAccounts(client: Client): Promise<AccountList & Pick<ListReading, 'problem'>> {
  const reading = { ask: client.ask, maxPages: client.limits.maxPages };
  const endpoint: Endpoint = { about: 'account', path: ['accounts'], perPage: [50] };
  const { rows, ...list } = await readEndpoint(reading, endpoint, silentJournal);
  const accounts = rows.flatMap(summaryOf);
  const { status, problem } =
    accounts.length < rows.length ? lacking(list, rows.length - accounts.length) : list;
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return {
    accounts: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    status,
    ...(problem !== undefined && { problem }),
  };
}

/** The error for a list of accounts that was refused. */
export function listRefused(problem: Problem | undefined): Error {
  const what = 'the list of accounts';
  const why = problem ?? { code: 'refused', message: 'the API gave no reason' };
  // A refusal of this list alone says nothing of the credential: it may still read its own account.
  if (why.code === 'refused' || /account[- ]owned token/i.test(why.message))
    return refused(what, why, 'account-needed');
  return refused(what, why);
}

/** A row without an id is an account too, and it would be left out: the list is partial. */
function lacking(
  { status, problem }: Pick<ListReading, 'status' | 'problem'>,
  count: number,
): Pick<ListReading, 'status' | 'problem'> {
  if (status !== 'complete') return { status, ...(problem && { problem }) };
  const message = `${count} of the accounts have no id by which they could be asked for`;
  return { status: 'partial', problem: { code: 'account-without-id', message } };
}

/** An account of a list; none where it has no id. */
export function summaryOf(row: unknown): readonly AccountSummary[] {
  const id = idOf(row);
  if (id === undefined || !isObject(row)) return [];
  return [{ id, name: typeof row.name === 'string' ? row.name : null }];
}
