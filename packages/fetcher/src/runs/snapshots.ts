import { GrantlensError, type Snapshot } from '@grantlens/snapshot';
import { type Identity, readIdentity } from '../account/identity.ts';
import { type Client, type ClientOptions, openClient } from '../client.ts';
import type { Progress } from '../collections/progress.ts';
import type { PartialOptions } from '../resume/partial.ts';
import { takeSnapshot } from './account-snapshot.ts';

/** Which accounts snapshots are taken of, and how. */
export interface FetchSnapshotsOptions extends ClientOptions {
  /** Ids of accounts; taken one by one as there is room, so it may be long. */
  readonly accountIds: Iterable<string>;
  /** How many accounts are read at once; 4 by default. Each of them is in memory as a whole. */
  readonly atOnce?: number;
  readonly onProgress?: (accountId: string, progress: Progress) => void;
  /** Where what was read of an account is kept as it comes. */
  readonly partialOf?: (accountId: string) => PartialOptions;
  /** Asks of every member of a user group when it was added: one request for each. */
  readonly memberDates?: boolean;
}

/** What became of an account. */
export type AccountOutcome =
  | { readonly kind: 'snapshot'; readonly accountId: string; readonly snapshot: Snapshot }
  | { readonly kind: 'error'; readonly accountId: string; readonly error: GrantlensError };

/**
 * Reads one account after the other, a few at once, over the same connections. An account that cannot be read is an
 * outcome like any other; the rest goes on. Outcomes come as they are ready, and no more is read ahead than a few.
 * Rejects with the signal's reason when that is aborted.
 *
 * @throws GrantlensError `api-base-unsafe`, `usage`, `network`, `deadline`
 */
export async function* fetchSnapshots(options: FetchSnapshotsOptions): AsyncGenerator<AccountOutcome> {
  const { atOnce = 4 } = options;
  if (!Number.isInteger(atOnce) || atOnce < 1) {
    throw new GrantlensError('usage', 'the number of accounts read at once must be a whole number from 1');
  }
  const client = openClient(options);
  const underWay = new Map<string, Promise<AccountOutcome>>();
  const identityOf = rememberUser(client);
  const begin = (accountId: string) => {
    const outcome = outcomeOf(client, options, { accountId, identityOf });
    // The error goes to the caller that awaits it; when the run ends before, it is dropped.
    outcome.catch(() => undefined);
    underWay.set(accountId, outcome);
  };
  const next = async () => {
    const outcome = await Promise.race(underWay.values());
    underWay.delete(outcome.accountId);
    return outcome;
  };
  try {
    for (const accountId of new Set(options.accountIds)) {
      while (underWay.size >= atOnce) yield await next();
      begin(accountId);
    }
    while (underWay.size > 0) yield await next();
  } finally {
    await client.close();
    await Promise.allSettled(underWay.values());
  }
}

interface OneOfMany {
  readonly accountId: string;
  readonly identityOf: (accountId: string) => Promise<Identity>;
}

async function outcomeOf(
  client: Client,
  { tool, onProgress, partialOf, memberDates }: FetchSnapshotsOptions,
  { accountId, identityOf }: OneOfMany,
): Promise<AccountOutcome> {
  try {
    const identity = await identityOf(accountId);
    const snapshot = await takeSnapshot(client, {
      accountId,
      tool,
      identity,
      memberDates,
      onProgress: onProgress && ((progress) => onProgress(accountId, progress)),
      partial: partialOf?.(accountId),
    });
    return { kind: 'snapshot', accountId, snapshot };
  } catch (error) {
    if (!(error instanceof GrantlensError) || error.code === 'deadline') throw error;
    // So it would be with every account after this one.
    if (client.isCutOff()) throw error;
    return { kind: 'error', accountId, error };
  }
}

/** A user's credential is the same in every account, so it is asked about only once. */
function rememberUser(client: Client): (accountId: string) => Promise<Identity> {
  let ofUser: Identity | undefined;
  return async (accountId) => {
    if (ofUser !== undefined) return ofUser;
    const identity = await readIdentity(client, accountId);
    const { kind } = identity.credential;
    if (kind === 'user-token' || kind === 'global-key') ofUser = identity;
    return identity;
  };
}
