import { isObject, type SnapshotCredential } from '@grantlens/snapshot/internal';
import type { Client } from '../client.ts';
import type { Answer } from '../wire/answer.ts';
import { pathOf } from '../wire/path.ts';
import type { WriteDown } from '../wire/question.ts';

/**
 * What the credential is, as far as the API tells. A token that it does not tell about is just a `token`: that it
 * cannot be verified says nothing of what it can read.
 */
export async function verifyCredential(
  client: Client,
  accountId: string | undefined,
  writeDown?: WriteDown,
): Promise<SnapshotCredential> {
  if (client.credential.kind === 'global-key') return { kind: 'global-key' };
  const verifyAt = async (path: string, kind: SnapshotCredential['kind']) =>
    credentialIn(await client.ask({ about: 'credential', path, query: {} }, writeDown), kind);
  // A token of the account is not known among the users' and the other way round.
  const ofAccount = accountId === undefined ? undefined : pathOf('accounts', accountId, 'tokens', 'verify');
  const found = ofAccount === undefined ? undefined : await verifyAt(ofAccount, 'account-token');
  if (found !== undefined) return found;
  return (await verifyAt('/user/tokens/verify', 'user-token')) ?? { kind: 'token' };
}

function credentialIn(answer: Answer, kind: SnapshotCredential['kind']): SnapshotCredential | undefined {
  if (answer.kind === 'refusal' || !isObject(answer.result)) return undefined;
  const { id, status, expires_on: expiresOn, not_before: notBefore } = answer.result;
  return {
    kind,
    ...(typeof id === 'string' && { id }),
    ...(typeof status === 'string' && { status }),
    ...(typeof expiresOn === 'string' && { expiresOn }),
    ...(typeof notBefore === 'string' && { notBefore }),
  };
}
