import { type CollectionProblem, type CollectionStatus, isObject } from '@grantlens/snapshot';
import { type Client, type ClientOptions, openClient } from './client.ts';
import type { Endpoint } from './collections/endpoints.ts';
import { readEndpoint } from './collections/read-endpoint.ts';
import type { ListReading } from './paging/read-list.ts';
import { silentJournal } from './progress.ts';
import { refused } from './refused.ts';
import type { Problem } from './wire/problem.ts';

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
 * @throws GrantlensError `credential-refused`, `network`, `api`, `api-base-unsafe`, `usage`
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
  const { status, rows, problem } = await readEndpoint(reading, endpoint, silentJournal);
  const accounts = rows.flatMap(summaryOf);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return {
    accounts: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    status,
    ...(problem !== undefined && { problem }),
  };
}

/** The error for a list of accounts that was refused. */
export function listRefused(problem: Problem | undefined): Error {
  return refused('the list of accounts', problem ?? { code: 'refused', message: 'the API gave no reason' });
}

function summaryOf(row: unknown): readonly AccountSummary[] {
  if (!isObject(row) || typeof row.id !== 'string') return [];
  return [{ id: row.id, name: typeof row.name === 'string' ? row.name : null }];
}
