import { type Account, GrantlensError, type Principal } from '@grantlens/snapshot';
import { firstMeant } from './meant.ts';
import { didYouMean, orList } from './nearest.ts';

/**
 * The principal a person means: an e-mail, a member id, a user id, or `token:<name or id>`. An id wins over a name.
 *
 * @throws GrantlensError `principal-unknown` when nobody, or several, are meant
 */
export function resolvePrincipal(text: string, account: Account): Principal {
  const wanted = text.trim();
  const token = /^token:(.*)$/s.exec(wanted)?.[1]?.trim();
  const { principals } = account;
  const found =
    token === undefined
      ? firstMeant(principals, [
          (one) => one.kind === 'member' && (one.id === wanted || one.userId === wanted),
          (one) => one.kind === 'member' && one.email?.toLowerCase() === wanted.toLowerCase(),
          ({ kind, key }) => kind === 'member' && key === wanted,
        ])
      : firstMeant(principals, [
          ({ kind, id }) => kind === 'token' && id === token,
          (one) => one.kind === 'token' && one.name === token,
        ]);
  const [only, ...others] = found;
  if (only === undefined) throw new GrantlensError('principal-unknown', nobody(wanted, account));
  if (others.length === 0) return only;
  const ids = orList(found.map(({ kind, id, key }) => (kind === 'token' ? `token:${id}` : (id ?? key))));
  throw new GrantlensError(
    'principal-unknown',
    `"${wanted}" could be ${found.length} principals: use ${ids}`,
  );
}

function nobody(wanted: string, account: Account): string {
  const spellings = account.principals.flatMap((principal) =>
    principal.kind === 'token'
      ? principal.name
        ? [`token:${principal.name}`]
        : []
      : (principal.email ?? []),
  );
  const whole = account.coverage.every(
    ({ collection, status }) =>
      status === 'complete' || (collection !== 'members' && collection !== 'accountTokens'),
  );
  const caveat = whole ? '' : ' (the snapshot does not show every principal)';
  return `no member or token of the account is "${wanted}"${caveat}${didYouMean(wanted, spellings)}`;
}
