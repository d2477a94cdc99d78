import { type Snapshot, seal, snapshotFormat, snapshotVersion } from '@grantlens/snapshot';
import { readAccount } from './account.ts';
import { type ClientOptions, openClient } from './client.ts';
import { timeText } from './clock.ts';
import { readCollections } from './collections/read-collections.ts';
import { addUp, storable } from './collections/store.ts';
import type { OnProgress } from './progress.ts';
import { verifyCredential } from './verify-credential.ts';

/** What a snapshot is taken of, and how. */
export interface FetchSnapshotOptions extends ClientOptions {
  readonly accountId: string;
  readonly onProgress?: OnProgress;
}

/**
 * Reads an account into a snapshot. What could not be read stands in it, collection by collection, with the reason;
 * only without the account itself there is none. Rejects with the signal's reason when that is aborted.
 *
 * @throws GrantlensError `credential-refused`, `account-unknown`, `network`, `api`, `api-base-unsafe`, `usage`
 */
export async function fetchSnapshot(options: FetchSnapshotOptions): Promise<Snapshot> {
  const { accountId, onProgress, tool } = options;
  const client = openClient(options);
  try {
    const start = timeText(client.clock.now());
    const account = storable('account', await readAccount(client, accountId), client.redactor);
    const [credential, collections] = await Promise.all([
      verifyCredential(client, accountId),
      readCollections(client, accountId, onProgress),
    ]);
    return seal({
      format: snapshotFormat,
      version: snapshotVersion,
      account: account.value,
      takenAt: { start, end: timeText(client.clock.now()) },
      tool: { name: tool.name, version: tool.version },
      source: { apiBase: client.apiBase, credential },
      collections: collections.value,
      removed: addUp([...account.removed, ...collections.removed]),
    });
  } finally {
    await client.close();
  }
}
