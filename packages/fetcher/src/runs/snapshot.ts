import type { Snapshot } from '@grantlens/snapshot';
import { type ClientOptions, openClient } from '../client.ts';
import type { OnProgress } from '../collections/progress.ts';
import type { PartialOptions } from '../resume/partial.ts';
import { takeSnapshot } from './account-snapshot.ts';

/** What a snapshot is taken of, and how. */
export interface FetchSnapshotOptions extends ClientOptions {
  readonly accountId: string;
  readonly onProgress?: OnProgress;
  /** Keeps what was read on disk as it comes, so that a later run can resume this one. */
  readonly partial?: PartialOptions;
  /** Asks of every member of a user group when it was added: one request for each. */
  readonly memberDates?: boolean;
}

/**
 * Reads an account into a snapshot. A collection that could not be read is in it with the reason; only without
 * the account itself there is no snapshot. Rejects with the signal's reason when that is aborted.
 *
 * @throws GrantlensError `credential-refused`, `account-unknown`, `network`, `api`, `api-base-unsafe`, `usage`,
 * `deadline`; with `partial` also `partial-unusable`, `file-unwritable`
 */
export async function fetchSnapshot(options: FetchSnapshotOptions): Promise<Snapshot> {
  const client = openClient(options);
  try {
    const { accountId, tool, onProgress, partial, memberDates } = options;
    return await takeSnapshot(client, { accountId, tool, onProgress, partial, memberDates });
  } finally {
    await client.close();
  }
}
