import type { Member, UserGroup } from '@grantlens/snapshot';
import { overlaid, principalKey } from '@grantlens/snapshot/internal';
import { type Access, compile } from '../access/access.ts';

/** Somebody who is in one user group and has nothing else, in an account with nobody else. */
export interface AccessOfGroup {
  readonly asked: Access;
  readonly principal: Member;
}

/** What a user group gives by itself can be asked as what such a member can do. */
export function accessOfGroup({ account, policiesOf }: Access, userGroup: UserGroup): AccessOfGroup {
  const principal: Member = {
    kind: 'member',
    key: principalKey('member', `in ${userGroup.key}`),
    id: null,
    userId: null,
    email: null,
    name: null,
    standing: 'active',
    status: 'accepted',
    twoFactor: null,
    apiAccess: null,
    groups: [userGroup.key],
  };
  const policies = policiesOf(userGroup.key);
  return { asked: compile(overlaid(account, { principals: [principal], policies })), principal };
}
