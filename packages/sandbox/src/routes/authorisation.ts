import { knownTime, type ReadName, readTime } from '@grantlens/snapshot/internal';
import { forbidden, notAuthenticated, permissionMissing, type Refusal } from '../errors.ts';
import { idOf } from '../ids.ts';
import type { Account } from '../state/account.ts';
import type { ListedCredential, ListedToken } from '../state/account-state.ts';
import type { Credential } from '../wire/credential.ts';

/** The token permissions the endpoints ask for, by the names the dashboard shows. */
export type TokenPermission =
  | 'SCIM Provisioning'
  | `${'Account Settings' | 'Account API Tokens' | 'Zone' | 'SSO Connector'} ${'Read' | 'Write'}`;

/** What an endpoint needs: a token permission, and a collection or extra that is not refused. */
export interface Need {
  readonly needs: TokenPermission | null;
  readonly collection: ReadName | null;
}

/** How an account lists a credential; `undefined` when it does not. */
export function listingOf(account: Account, credential: Credential): ListedCredential | undefined {
  return account.credentials.find((listed) =>
    'token' in listed
      ? credential.kind === 'token' && credential.token === listed.token
      : credential.kind === 'key' &&
        credential.key === listed.key &&
        sameEmail(credential.email, listed.email),
  );
}

/** The status of a listed credential at a moment, as token verify reports it. */
export function statusOf(listed: ListedCredential, now: string): 'active' | 'disabled' | 'expired' {
  if (!('token' in listed)) return 'active';
  const end = readTime(listed.expires_on);
  return end !== null && end <= knownTime(now) ? 'expired' : (listed.status ?? 'active');
}

/** Throws a refusal unless some account takes the credential. */
export function authenticate(accounts: readonly Account[], credential: Credential): void {
  const taken = accounts.some((account) => takesAnything(account) || listingOf(account, credential));
  if (!taken) throw notAuthenticated();
}

/** Why the credential may not have what the endpoint needs of this account; `undefined` when it may. */
export function objection(
  account: Account,
  credential: Credential,
  need: Need,
  now: string,
): Refusal | undefined {
  if (need.collection !== null && account.refused.has(need.collection)) return forbidden();
  if (takesAnything(account)) return undefined;
  const listed = listingOf(account, credential);
  if (listed === undefined) return forbidden();
  if (need.needs === null) return undefined;
  if (statusOf(listed, now) !== 'active') return notAuthenticated();
  if (!('token' in listed) || covers(listed.permissions ?? [], need.needs)) return undefined;
  return listed.refusals === 'named' ? named(listed, need.needs) : forbidden();
}

/** What the API calls the things that a token permission is about. */
const things: Readonly<Record<string, readonly [name: string, words: string]>> = {
  'Account Settings': ['com.cloudflare.api.account', 'accounts'],
  'Account API Tokens': ['com.cloudflare.api.account.token', 'tokens'],
  Zone: ['com.cloudflare.api.account.zone', 'zones'],
  'SSO Connector': ['com.cloudflare.api.account.sso-connector', 'SSO connectors'],
};

function named(listed: ListedToken, needed: TokenPermission): Refusal {
  const [, thing = '', verb] = /^(.*) (Read|Write)$/.exec(needed) ?? [];
  const [name, words] = things[thing] ?? [thing, thing];
  const id = listed.id ?? idOf(`token/${listed.token}`);
  const [action, toDo] = verb === 'Read' ? ['list', 'list'] : ['update', 'change'];
  return permissionMissing(id, `${name}.${action}`, `${toDo} ${words}`);
}

/** Whether the credential is a token of an account to which `/accounts` is refused. */
export function mayNotList(accounts: readonly Account[], credential: Credential): boolean {
  return accounts.some((account) => {
    const listed = listingOf(account, credential);
    return listed && 'token' in listed && listed.kind !== 'user' && listed.lists_accounts === false;
  });
}

/** The accounts that give the credential what it needs. Throws a refusal when there are only others. */
export function authorisedAccounts(
  accounts: readonly Account[],
  credential: Credential,
  need: Need,
  now: string,
): readonly Account[] {
  const objections = accounts.map((account) => objection(account, credential, need, now));
  const allowed = accounts.filter((_, at) => objections[at] === undefined);
  if (allowed.length === 0 && objections[0]) throw objections[0];
  return allowed;
}

/** Whether an account lists no credentials and so takes every one. */
export function takesAnything(account: Account): boolean {
  return account.credentials.length === 0;
}

function covers(held: readonly string[], needed: TokenPermission): boolean {
  return held.includes(needed) || held.includes(needed.replace(/ Read$/, ' Write'));
}

function sameEmail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
