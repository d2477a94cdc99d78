import { type Account, GrantlensError, type PermissionGroup, type Scope } from '@grantlens/snapshot';
import { everyOf, overlaid, resourceTypes, wholeAccount } from '@grantlens/snapshot/internal';
import { isOneResource, type Subject } from '../decision/resource.ts';
import type { Edit, Grantee } from '../edit/edit.ts';
import { resolvePermission } from './permission.ts';
import { resolveResource } from './resource.ts';

/** What a new policy gives, and where, in words. */
export interface NewPolicyWords {
  readonly access: 'allow' | 'deny';
  readonly what: string;
  readonly where: string;
  readonly to: Grantee;
}

/**
 * A policy that is not in the account yet.
 *
 * @throws GrantlensError `edit-unclear`, or what the resolving of a name throws
 */
export function newPolicyMeant({ access, what, where, to }: NewPolicyWords, account: Account): Edit {
  const permissionGroup = permissionGroupMeant(what, to, account);
  return {
    kind: 'add-policy',
    access,
    permissionGroup,
    scope: scopeOf(resolveResource(where, account), account),
    to,
  };
}

/** Members and user groups are given the one kind of permission group, tokens the other. */
function permissionGroupMeant(words: string, to: Grantee, account: Account): PermissionGroup {
  const side = to.kind === 'principal' && to.principal.kind === 'token' ? 'token' : 'member';
  const groups = [...account.permissionGroups].filter(([, group]) => group.side === side);
  const meant = resolvePermission(words, overlaid(account, { permissionGroups: new Map(groups) }));
  if (meant.kind === 'group') return meant.group;
  throw new GrantlensError(
    'permission-unknown',
    `"${words}" is a permission, and policies give permission groups`,
  );
}

function scopeOf(subject: Subject, account: Account): Scope {
  if (subject.kind === 'zones' && subject.glob === '*') return everyOf(resourceTypes.zone);
  if (!isOneResource(subject)) {
    throw new GrantlensError(
      'edit-unclear',
      'a policy is on the account, on one resource or on zone:* (every zone), not on a glob or "anywhere"',
    );
  }
  if (subject.kind === 'account') return wholeAccount(account.id);
  const { key, type, identity } = subject;
  return { kind: 'resource', key, type, resource: identity };
}
