import { invalid } from '../errors.ts';
import { idOf } from '../ids.ts';
import type { Account } from './account.ts';
import { isRow, listAt, type Row, textAt } from './row.ts';
import { rowById } from './rows-by-id.ts';

/** The rows of these roles. Throws a refusal for a role the account does not have. */
export function knownRoles(account: Account, ids: readonly string[]): readonly Row[] {
  return ids.map((id) => {
    const role = rowById(account.roles, id);
    if (role === undefined) throw invalid(`roles: ${id} is not a role of this account`);
    return role;
  });
}

/**
 * The policies that say the same as these roles: one each, on the whole account. `undefined` when a role
 * has no permission group of the same name; such a member is shown with roles only, as older ones are.
 */
export function policiesOfRoles(
  account: Account,
  roles: readonly Row[],
  newId: () => string,
): readonly Row[] | undefined {
  const groups = roles.map((role) => account.permissionGroups.find((group) => sameGrant(role, group)));
  if (groups.includes(undefined)) return undefined;
  return groups.map((group) => ({
    id: newId(),
    access: 'allow',
    permission_groups: [{ id: textAt(group, 'id') }],
    resource_groups: [wholeAccount(account)],
  }));
}

/** The roles that some of these policies allow: the older view of the same grants. */
export function rolesOfPolicies(account: Account, policies: readonly Row[]): readonly Row[] {
  const held = policies
    .filter((policy) => policy.access === 'allow')
    .flatMap((policy) => listAt(policy, 'permission_groups'))
    .map((group) => rowById(account.permissionGroups, textAt(group, 'id') ?? ''));
  return account.roles.filter(isRow).filter((role) => held.some((group) => sameGrant(role, group)));
}

// Domain roles share the id of their permission group; account roles only share the name.
function sameGrant(role: Row, group: unknown): boolean {
  if (!isRow(group)) return false;
  return role.id === group.id || (typeof role.name === 'string' && role.name === group.name);
}

function wholeAccount(account: Account): Row {
  const name = `com.cloudflare.api.account.${account.id}`;
  const listed = account.resourceGroups.find((group) => textAt(group, 'name') === name);
  if (listed !== undefined) return { id: textAt(listed, 'id') };
  return { id: idOf(name), name, meta: { editable: 'false' }, scope: { key: name, objects: [{ key: '*' }] } };
}
