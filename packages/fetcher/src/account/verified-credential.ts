import { isObject, type SnapshotCredential } from '@grantlens/snapshot/internal';
import type { Client } from '../client.ts';
import { pathOf } from '../wire/path.ts';

/**
 * What the credential is, as far as the API tells. A token that it does not tell about is just a `token`: that it
 * cannot be verified says nothing of what it can read.
 */
export async function verifyCredential(
  client: Client,
  accountId: string | undefined,
): Promise<SnapshotCredential> {
  if (client.credential.kind === 'global-key') return { kind: 'global-key' };
  // A token of the account is not known among the users' and the other way round.
  const ofAccount = accountId === undefined ? undefined : pathOf('accounts', accountId, 'tokens', 'verify');
  const found = ofAccount === undefined ? undefined : await verifyAt(client, ofAccount, 'account-token');
  if (found !== undefined) return found;
  return (await verifyAt(client, '/user/tokens/verify', 'user-token')) ?? { kind: 'token' };
}

async function verifyAt(
  client: Client,
  path: string,
  kind: SnapshotCredential['kind'],
): Promise<SnapshotCredential | undefined> {
  const answer = await client.ask({ about: 'credential', path, query: {} });
  if (answer.kind === 'refusal' || !isObject(answer.result)) return undefined;
  const { id, status, expires_on: expiresOn } = answer.result;
  return {
    kind,
    ...(typeof id === 'string' && { id }),
    ...(typeof status === 'string' && { status }),
    ...(typeof expiresOn === 'string' && { expiresOn }),
  };
}
