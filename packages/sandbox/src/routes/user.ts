import { membershipsNotReadable, type Refusal, userNotReadable } from '../errors.ts';
import { idOf } from '../ids.ts';
import { listing } from '../lists/listing.ts';
import type { Account } from '../state/account.ts';
import { emailOf } from '../state/member-email.ts';
import { textAt } from '../state/row.ts';
import type { Credential } from '../wire/credential.ts';
import type { Answer, CallerEndpoint, CallerRequest } from './endpoint.ts';

/**
 * The user behind a credential, and the accounts that user is a member of. A token of an account has no user, and a
 * fixture does not say whose token another one is: only a global key is answered.
 */
export const user: readonly CallerEndpoint[] = [
  { about: 'caller', method: 'GET', path: '/user', answer: userOf },
  { about: 'caller', method: 'GET', path: '/memberships', answer: membershipsOf },
];

function userOf({ accounts, credential }: CallerRequest): Answer {
  const email = emailIn(credential, userNotReadable);
  const id = membersWith(email, accounts)
    .map(({ member }) => textAt(member, 'user', 'id'))
    .find((one) => one !== undefined);
  return { kind: 'single', result: { id: id ?? idOf(`user/${email}`), email } };
}

function membershipsOf({ accounts, credential }: CallerRequest): Answer {
  const email = emailIn(credential, membershipsNotReadable);
  return listing(
    membersWith(email, accounts).map(({ member, account }) => ({
      id: textAt(member, 'id'),
      status: textAt(member, 'status'),
      account: account.row,
    })),
  );
}

function emailIn(credential: Credential, refusal: () => Refusal): string {
  if (credential.kind !== 'key') throw refusal();
  return credential.email.toLowerCase();
}

function membersWith(email: string, accounts: readonly Account[]) {
  return accounts.flatMap((account) =>
    account.members
      .filter((member) => emailOf(member)?.toLowerCase() === email)
      .map((member) => ({ member, account })),
  );
}
