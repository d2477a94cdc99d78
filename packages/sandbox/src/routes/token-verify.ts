import { tokenInvalid } from '../errors.ts';
import { idOf } from '../ids.ts';
import type { Account } from '../state/account.ts';
import type { Credential } from '../wire/credential.ts';
import { listingOf, statusOf, takesAnything } from './authorisation.ts';
import type { AccountEndpoint, Answer, CallerEndpoint } from './endpoint.ts';

/** Token verify: one path for the tokens of an account, one for those of a user. */
export const tokenVerify: readonly (AccountEndpoint | CallerEndpoint)[] = [
  {
    about: 'account',
    method: 'GET',
    path: '/accounts/:account/tokens/verify',
    needs: null,
    collection: null,
    answer: ({ account, credential, now }) => verify([account], credential, 'account', now),
  },
  {
    about: 'caller',
    method: 'GET',
    path: '/user/tokens/verify',
    answer: ({ accounts, credential, now }) => verify(accounts, credential, 'user', now),
  },
];

function verify(
  accounts: readonly Account[],
  credential: Credential,
  kind: 'account' | 'user',
  now: string,
): Answer {
  if (credential.kind !== 'token') throw tokenInvalid();
  const listings = accounts
    .map((account) => listingOf(account, credential))
    .filter((listed) => listed !== undefined);
  const listed = listings.find((one) => 'token' in one && (one.kind ?? 'account') === kind);
  const id = idOf(`token/${credential.token}`);
  if (listed && 'token' in listed) {
    const expiry = listed.expires_on ? { expires_on: listed.expires_on } : {};
    return { kind: 'single', result: { id: listed.id ?? id, status: statusOf(listed, now), ...expiry } };
  }
  // Where nobody lists credentials, a token may be of either kind.
  if (listings.length > 0 || !accounts.some(takesAnything)) throw tokenInvalid();
  return { kind: 'single', result: { id, status: 'active' } };
}
