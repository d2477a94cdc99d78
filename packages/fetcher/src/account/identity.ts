import type { LedgerRequest, SeenAccounts, SnapshotCredential } from '@grantlens/snapshot/internal';
import type { Client } from '../client.ts';
import { readSeenAccounts } from './seen-accounts.ts';
import { verifyCredential } from './verified-credential.ts';

/** What the API says of the credential. */
export interface Identity {
  readonly credential: SnapshotCredential;
  /** Which accounts it sees. */
  readonly accounts: SeenAccounts;
  /** What was asked for it. */
  readonly requests: readonly LedgerRequest[];
}

/** Asks what the credential is and what it sees. */
export async function readIdentity(client: Client, accountId: string): Promise<Identity> {
  const requests: LedgerRequest[] = [];
  const writeDown = (request: LedgerRequest) => void requests.push(request);
  // One after the other: an API that has had enough is asked no more than once.
  const credential = await verifyCredential(client, accountId, writeDown);
  const accounts = await readSeenAccounts(client, writeDown);
  return { credential, accounts, requests };
}
