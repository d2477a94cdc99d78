import { type Account, GrantlensError, type Member, type Principal } from '@grantlens/snapshot';
import { lookupIn, SeveralMeant } from '@grantlens/snapshot/internal';
import { didYouMean, orList } from '../words/nearest.ts';
import { firstMeant } from './meant.ts';

/** Whom a text means, and whether it is the whole of an id or name or only a part of one. */
export interface PrincipalsMeant {
  readonly found: readonly Principal[];
  readonly by: 'name' | 'part';
}

/**
 * The principal a person means: an e-mail, a member id, a user id, a display name, `token:<name or id>`, or
 * any part of an e-mail or display name that only one member has. An id wins over a name, and a name over a
 * part.
 *
 * @throws GrantlensError `principal-unknown` when nobody, or several, are meant
 */
export function resolvePrincipal(text: string, account: Account): Principal {
  const { found } = principalsMeant(text, account);
  const [only, ...others] = found;
  if (only === undefined) throw new GrantlensError('principal-unknown', nobody(text.trim(), account));
  if (others.length === 0) return only;
  throw new SeveralMeant('principal-unknown', several(text.trim(), found));
}

/** Everybody whom a text could mean; empty where it means nobody. */
export function principalsMeant(text: string, account: Account): PrincipalsMeant {
  const named = principalsNamed(text, account);
  const lower = text.trim().toLowerCase();
  if (named.length > 0 || lower === '' || tokenNamed(text.trim()) !== undefined)
    return { found: named, by: 'name' };
  const found = account.principals
    .filter(isMember)
    .filter(({ email, name }) => [email, name].some((words) => words?.toLowerCase().includes(lower)));
  return { found, by: 'part' };
}

/** Everybody of whom a text is an id or the whole of a name. */
export function principalsNamed(text: string, account: Account): readonly Principal[] {
  const wanted = text.trim();
  const token = tokenNamed(wanted);
  if (token !== undefined) {
    const tokens = lookupIn(account)
      .principalsNamed([token])
      .filter(({ kind }) => kind === 'token');
    return firstMeant(tokens, [
      ({ id }) => id === token,
      ({ name }) => name === token,
      ({ name }) => name?.toLowerCase() === token.toLowerCase(),
    ]);
  }
  const lower = wanted.toLowerCase();
  return firstMeant(lookupIn(account).principalsNamed([wanted]).filter(isMember), [
    ({ id, userId }) => id === wanted || userId === wanted,
    ({ email }) => email?.toLowerCase() === lower,
    ({ key }) => key === wanted,
    ({ name }) => name?.toLowerCase() === lower,
  ]);
}

function isMember(principal: Principal): principal is Member {
  return principal.kind === 'member';
}

function tokenNamed(wanted: string): string | undefined {
  return /^token:(.*)$/s.exec(wanted)?.[1]?.trim();
}

/** An error has room for this many candidates. */
const mostNamed = 8;

function several(wanted: string, found: readonly Principal[]): string {
  const emails = found.map(({ email }) => email?.toLowerCase());
  const isClear = emails.every((email) => email !== undefined) && new Set(emails).size === emails.length;
  const names = found.map(({ kind, id, key, email }) =>
    kind === 'token' ? `token:${id}` : isClear && email !== null ? email : (id ?? key),
  );
  const more = names.length - mostNamed;
  const shown = orList(names.slice(0, mostNamed));
  return `"${wanted}" could be ${found.length} principals: use ${shown}${more > 0 ? `, or one of ${more} more` : ''}`;
}

function nobody(wanted: string, account: Account): string {
  const token = tokenNamed(wanted);
  const [noun, collection] =
    token === undefined ? (['member', 'members'] as const) : (['token', 'accountTokens'] as const);
  const whole = account.coverage.every((row) => row.status === 'complete' || row.collection !== collection);
  const caveat = whole ? '' : ` (the snapshot does not show every ${noun})`;
  const hint =
    token === undefined
      ? (otherKind(wanted, account) ?? didYouMean(wanted, principalNames(account)))
      : didYouMean(token, tokenNames(account), (name) => `token:${name}`);
  return `no ${noun} of the account is "${wanted}"${caveat}${hint}`;
}

/** That something else has the name that no member has. */
function otherKind(wanted: string, { principals, userGroups }: Account): string | null {
  const isNamed = ({ name }: { readonly name: string | null }) =>
    name?.toLowerCase() === wanted.toLowerCase();
  const isToken = principals.some((one) => one.kind === 'token' && (isNamed(one) || one.id === wanted));
  if (isToken) return `; there is a token of that name, "token:${wanted}"`;
  return userGroups.some(isNamed) ? '; there is a user group of that name' : null;
}

/** The e-mails and display names of the members. */
export function principalNames({ principals }: Account): readonly string[] {
  return principals.flatMap(({ kind, email, name }) =>
    kind === 'member' ? [email, name].filter((one) => one !== null) : [],
  );
}

/** The names of the tokens. */
export function tokenNames({ principals }: Account): readonly string[] {
  return principals.flatMap(({ kind, name }) => (kind === 'token' ? (name ?? []) : []));
}
