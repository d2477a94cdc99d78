import {
  type Account,
  GrantlensError,
  type Principal,
  type PrincipalKey,
  type UserGroup,
  type UserGroupKey,
} from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import { didYouMean } from '../words/nearest.ts';
import { unknownPrincipal } from '../words/unknown-name.ts';
import type { Edit, Grantee } from './edit.ts';

/**
 * Checks that what edits name is there: an edit of nothing changes nothing, which looks like an answer. What an edit
 * before adds may be named, and what one takes away may be named again.
 *
 * @throws GrantlensError `principal-unknown`, `user-group-unknown` or `policy-unknown`
 */
export function checkEdits(edits: readonly Edit[], account: Account): void {
  const added = new Set<PrincipalKey | UserGroupKey>();
  for (const edit of edits) checkEdit(edit, added, account);
}

function checkEdit(edit: Edit, added: Set<PrincipalKey | UserGroupKey>, account: Account): void {
  const lookup = lookupIn(account);
  const checkPrincipal = ({ key }: Principal): void => {
    if (lookup.principal(key) === undefined && !added.has(key)) throw unknownPrincipal(key, account);
  };
  const checkUserGroup = (group: UserGroup): void => {
    if (lookup.userGroup(group.key) === undefined && !added.has(group.key))
      throw unknownUserGroup(group, account);
  };
  const checkGrantee = (grantee: Grantee): void => {
    if (grantee.kind === 'principal') checkPrincipal(grantee.principal);
    else checkUserGroup(grantee.userGroup);
  };
  const checkPolicy = (id: string): void => {
    if (lookup.policiesById(id).length === 0) throw unknownPolicy(id, account);
  };
  switch (edit.kind) {
    case 'add-member':
      added.add(edit.principal.key);
      return;
    case 'add-user-group':
      added.add(edit.userGroup.key);
      return;
    case 'accept-invitations':
      edit.principals.forEach(checkPrincipal);
      return;
    case 'accept-invitation':
    case 'remove-principal':
    case 'disable-token':
    case 'enable-token':
      checkPrincipal(edit.principal);
      return;
    case 'add-to-user-group':
    case 'remove-from-user-group':
      checkPrincipal(edit.principal);
      checkUserGroup(edit.userGroup);
      return;
    case 'remove-user-group':
      checkUserGroup(edit.userGroup);
      return;
    case 'remove-policy':
    case 'remove-from-policy':
      checkPolicy(edit.policyId);
      return;
    case 'take-permission-group':
      if (edit.from.kind === 'policy') checkPolicy(edit.from.policyId);
      else checkGrantee(edit.from);
      return;
    case 'replace-policies':
      checkGrantee(edit.of);
      return;
    case 'add-policy':
      checkGrantee(edit.to);
  }
}

function unknownUserGroup({ key, name }: UserGroup, { userGroups }: Account): GrantlensError {
  const near = didYouMean(
    name ?? key,
    userGroups.map((one) => one.name ?? one.key),
  );
  return new GrantlensError('user-group-unknown', `the account has no user group "${name ?? key}"${near}`);
}

/** The error for an id that no policy has. */
export function unknownPolicy(id: string, { policies }: Pick<Account, 'policies'>): GrantlensError {
  const near = didYouMean(id, new Set(policies.flatMap((policy) => policy.id ?? [])));
  return new GrantlensError('policy-unknown', `no policy of the account has the id "${id}"${near}`);
}
