import type { Edit } from '@grantlens/engine';
import type { Account, Member, PermissionGroup, Principal, Scope, UserGroup } from '@grantlens/snapshot';
import { everyOf, principalKey, userGroupKey, wholeAccount } from '@grantlens/snapshot/internal';
import type { RowEdit } from '@grantlens/testkit';

/** An edit by ids, as the engine's on the account before it. */
export function toEdit(edit: RowEdit, account: Account): Edit {
  switch (edit.kind) {
    case 'new-member':
      return { kind: 'add-member', principal: newMember(edit) };
    case 'new-user-group': {
      const { id, name } = edit;
      return { kind: 'add-user-group', userGroup: { key: userGroupKey(id), id, name, size: 0 } };
    }
    case 'accept':
      return { kind: 'accept-invitation', principal: principalOf(edit.member, account) as Member };
    case 'take':
      return {
        kind: 'remove-from-policy',
        policyId: edit.policy,
        content:
          'object' in edit
            ? { kind: 'scope', scope: scopeOf(edit.object, account) }
            : { kind: 'permission-group', permissionGroup: permissionGroupOf(edit.permissionGroup, account) },
      };
    case 'join':
    case 'leave':
      return {
        kind: edit.kind === 'join' ? 'add-to-user-group' : 'remove-from-user-group',
        principal: principalOf(edit.member, account) as Member,
        userGroup: userGroupOf(edit.userGroup, account),
      };
    case 'remove':
      return edit.from === 'userGroups'
        ? { kind: 'remove-user-group', userGroup: userGroupOf(edit.id, account) }
        : { kind: 'remove-principal', principal: principalOf(edit.id, account) };
    case 'remove-policy':
      return { kind: 'remove-policy', policyId: edit.id };
    case 'give': {
      const { access, holder, id, object } = edit;
      return {
        kind: 'add-policy',
        access,
        permissionGroup: permissionGroupOf(edit.permissionGroup, account),
        scope: scopeOf(object, account),
        to:
          holder === 'members'
            ? { kind: 'principal', principal: principalOf(id, account) }
            : { kind: 'user-group', userGroup: userGroupOf(id, account) },
      };
    }
  }
}

function newMember({
  id,
  email,
  status,
  userGroups,
}: Extract<RowEdit, { readonly kind: 'new-member' }>): Member {
  return {
    kind: 'member',
    key: principalKey('member', id),
    id,
    userId: null,
    email,
    name: null,
    standing: status === 'pending' ? 'latent' : 'active',
    status,
    twoFactor: null,
    apiAccess: null,
    groups: userGroups.map(userGroupKey).sort(),
  };
}

function principalOf(id: string, { principals }: Account): Principal {
  return found(
    principals.find((one) => one.id === id),
    id,
  );
}

function userGroupOf(id: string, { userGroups }: Account): UserGroup {
  return found(
    userGroups.find((one) => one.id === id),
    id,
  );
}

function permissionGroupOf(id: string, { permissionGroups }: Account): PermissionGroup {
  return found(
    [...permissionGroups.values()].find((one) => one.id === id),
    id,
  );
}

function scopeOf(object: string, account: Account): Scope {
  if (object === '*') return wholeAccount(account.id);
  const type = object.slice(0, object.lastIndexOf('.'));
  return object.endsWith('.*') ? everyOf(type) : { kind: 'resource', key: object, type, resource: object };
}

function found<T>(one: T | undefined, id: string): T {
  if (one === undefined) throw new Error(`the account has no ${id}`);
  return one;
}
