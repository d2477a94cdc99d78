import type { Account, Principal, UserGroup } from '@grantlens/snapshot';
import { type Manager, managerOf, type TerraformManages } from '@grantlens/snapshot/internal';
import type { Unit } from './unit.ts';

/**
 * Who looks after what a unit gives, and puts it back when somebody takes it away by hand. Of a user group that an identity
 * provider fills that is who is in it; the policies of the group are the account's own, and so are those of a member.
 */
export function managerOfUnit(unit: Unit, account: Account, terraform: TerraformManages): Manager {
  const { kind, principal, group } = unit;
  switch (kind) {
    case 'account':
    case 'token':
      return principal === null ? 'not known' : managerOf(principal, account, terraform);
    case 'membership':
      return group === null ? 'not known' : managerOfMembers(group, account, terraform);
    case 'handout':
      return group === null ? 'not known' : managerOfPolicies('user-group', group, terraform);
    case 'direct':
      return principal === null ? 'not known' : managerOfOwnPolicies(principal, account, terraform);
  }
}

function managerOfMembers(group: UserGroup, account: Account, terraform: TerraformManages): Manager {
  return managerOf(
    group,
    account,
    terraform === null ? null : (_, id) => terraform('user-group-members', id),
  );
}

function managerOfPolicies(
  kind: 'member' | 'user-group' | 'token',
  { id }: Principal | UserGroup,
  terraform: TerraformManages,
): Manager {
  if (id === null || terraform === null) return 'not known';
  return terraform(kind, id) ? 'terraform' : 'hand';
}

function managerOfOwnPolicies(principal: Principal, account: Account, terraform: TerraformManages): Manager {
  if (principal.kind === 'token') return managerOf(principal, account, terraform);
  const manager = managerOfPolicies('member', principal, terraform);
  if (manager !== 'hand') return manager;
  // An identity provider can give roles to its people, and which ones is not listed.
  const own = managerOf(principal, account, terraform);
  return own === 'identity provider' ? 'not known' : own;
}
