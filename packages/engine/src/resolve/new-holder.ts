import { type Account, GrantlensError, type Member, type UserGroup } from '@grantlens/snapshot';
import { lookupIn, principalKey, userGroupKey } from '@grantlens/snapshot/internal';
import { resolveUserGroup } from './user-group.ts';

/** What becomes of somebody who is not in the account yet. */
export interface NewMemberWords {
  readonly email: string;
  readonly userGroups: readonly string[];
  /** `latent`: invited, and not accepted yet. */
  readonly standing: 'active' | 'latent';
}

/**
 * A member who is not in the account yet.
 *
 * @throws GrantlensError `edit-unclear` where the e-mail is not one, or is a member's
 */
export function newMember({ email, userGroups, standing }: NewMemberWords, account: Account): Member {
  if (!/^[^\s@]+@[^\s@]+$/.test(email))
    throw new GrantlensError('edit-unclear', `"${email}" is not an e-mail address`);
  const isHere = lookupIn(account)
    .principalsNamed([email])
    .some((one) => one.email?.toLowerCase() === email.toLowerCase());
  if (isHere) throw new GrantlensError('edit-unclear', `${email} is a member of the account already`);
  const groups = userGroups.map((name) => resolveUserGroup(name, account));
  return {
    kind: 'member',
    key: principalKey('member', email),
    id: null,
    userId: null,
    email,
    name: null,
    standing,
    status: standing === 'latent' ? 'pending' : 'accepted',
    twoFactor: null,
    apiAccess: null,
    groups: [...new Set(groups.map(({ key }) => key))].sort(),
  };
}

/**
 * A user group that is not in the account yet.
 *
 * @throws GrantlensError `edit-unclear` where a user group has the name
 */
export function newUserGroup(name: string, account: Account): UserGroup {
  const isTaken = lookupIn(account)
    .userGroupsNamed([name])
    .some((group) => group.name?.toLowerCase() === name.toLowerCase());
  if (isTaken) throw new GrantlensError('edit-unclear', `there is a user group "${name}" already`);
  return { key: userGroupKey(`new ${name}`), id: null, name, size: 0 };
}
