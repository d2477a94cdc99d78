import {
  type CollectionName,
  collectionNames,
  type ExtraName,
  type SnapshotCredential,
} from '@grantlens/snapshot/internal';
import { accountRefused } from '../account/account.ts';
import { type AccountList, listRefused, readAccounts } from '../account/account-list.ts';
import { verifyCredential } from '../account/verified-credential.ts';
import { type ClientOptions, openClient } from '../client.ts';
import { type Probe, probeAccount, probeExtras } from '../collections/probe.ts';

/** Who is asked about. */
export interface WhoamiOptions extends ClientOptions {
  /** The account to try the credential on. Without it, the only one it sees. */
  readonly accountId?: string;
}

/** What a credential is, sees and can read. */
export interface Whoami {
  readonly credential: SnapshotCredential;
  readonly accounts: AccountList;
  /** Absent when there is no account to try the credential on. */
  readonly access?: {
    readonly accountId: string;
    readonly collections: Readonly<Record<CollectionName, Probe>>;
    /** What is read besides; no answer needs it. */
    readonly besides: Readonly<Record<ExtraName, Probe>>;
  };
}

/**
 * Finds out what a credential is, which accounts it sees and which collections of one it can read, with one request
 * for each and nothing kept.
 *
 * @throws GrantlensError `account-needed` when the API lists no accounts to it and none is named; `credential-refused`,
 *   `network` or `api` when it can do nothing at all; `deadline`, `api-base-unsafe`, `usage`
 */
export async function whoami(options: WhoamiOptions): Promise<Whoami> {
  const client = openClient(options);
  try {
    const accounts = await readAccounts(client);
    const [only, ...others] = accounts.accounts;
    const accountId = options.accountId ?? (others.length === 0 ? only?.id : undefined);
    const [credential, collections] = await Promise.all([
      verifyCredential(client, accountId),
      accountId === undefined ? undefined : probeAccount(client.ask, accountId),
    ]);
    // Afterwards: an extra that the API is slow with, or has had enough of, holds up none of the others.
    const besides = accountId === undefined ? undefined : await probeExtras(client.ask, accountId);
    const canRead = collections && collectionNames.some((name) => collections[name].status === 'readable');
    const isListed = accounts.status === 'complete' || accounts.status === 'partial';
    if (!isListed && !canRead && credential.id === undefined) {
      const { accountId: named } = options;
      const problem = collections?.members.problem;
      if (named === undefined || problem === undefined) throw listRefused(accounts.problem);
      throw accountRefused(client.redactor.text(named), problem);
    }
    return {
      credential,
      accounts,
      ...(accountId !== undefined &&
        collections &&
        besides && { access: { accountId, collections, besides } }),
    };
  } finally {
    await client.close();
  }
}
