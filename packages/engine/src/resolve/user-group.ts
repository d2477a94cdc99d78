import { type Account, GrantlensError, type UserGroup } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import { didYouMean, orList } from '../words/nearest.ts';
import { firstMeant } from './meant.ts';

/**
 * The user group a person means: by id, or by name without regard to case where no group has exactly that name.
 *
 * @throws GrantlensError `user-group-unknown` when none, or several, are meant
 */
export function resolveUserGroup(text: string, account: Account): UserGroup {
  const wanted = text.trim();
  const found = userGroupsMeant(wanted, account);
  const [only, ...others] = found;
  if (only === undefined) {
    const near = didYouMean(
      wanted,
      account.userGroups.flatMap(({ name }) => name ?? []),
    );
    throw new GrantlensError('user-group-unknown', `there is no user group "${wanted}"${near}`);
  }
  if (others.length === 0) return only;
  const ids = orList(found.map(({ id, key }) => id ?? key));
  throw new GrantlensError(
    'user-group-unknown',
    `${found.length} user groups are called "${wanted}": use ${ids}`,
  );
}

/** Every user group that a text could mean. */
export function userGroupsMeant(wanted: string, account: Account): readonly UserGroup[] {
  return firstMeant(lookupIn(account).userGroupsNamed([wanted]), [
    ({ id }) => id === wanted,
    ({ name }) => name === wanted,
    ({ name }) => isAlike(name, wanted),
    ({ key }) => key === wanted,
  ]);
}

function isAlike(name: string | null, wanted: string): boolean {
  return name?.toLowerCase() === wanted.toLowerCase();
}
