import type { Account } from './account.ts';
import { isRow, type Row } from './row.ts';
import { rowById } from './rows-by-id.ts';

type Lookup = (id: string) => Row | undefined;

/** A member or user group as the API shows it: groups that a policy names by `{ id }` alone are filled in. */
export function withFullPolicies(account: Account, row: unknown): unknown {
  return mapPolicies(row, (id) => rowById(account.permissionGroups, id) ?? tokenGroup(account, id), account);
}

/** An account token as the API shows it; there a permission group is an id and a name. */
export function withTokenPolicies(account: Account, row: unknown): unknown {
  return mapPolicies(row, (id) => tokenGroup(account, id) ?? rowById(account.permissionGroups, id), account);
}

function mapPolicies(row: unknown, permissionGroup: Lookup, account: Account): unknown {
  if (!isRow(row) || !Array.isArray(row.policies)) return row;
  const resourceGroup: Lookup = (id) => rowById(account.resourceGroups, id);
  const policies = row.policies.map((policy: unknown) => {
    if (!isRow(policy)) return policy;
    return filledAt(filledAt(policy, 'permission_groups', permissionGroup), 'resource_groups', resourceGroup);
  });
  return { ...row, policies };
}

function filledAt(policy: Row, key: string, lookup: Lookup): Row {
  const groups = policy[key];
  if (!Array.isArray(groups)) return policy;
  return { ...policy, [key]: groups.map((group: unknown) => filled(group, lookup)) };
}

function filled(group: unknown, lookup: Lookup): unknown {
  if (!isRow(group) || typeof group.id !== 'string' || Object.keys(group).length !== 1) return group;
  return lookup(group.id) ?? group;
}

function tokenGroup(account: Account, id: string): Row | undefined {
  const group = rowById(account.tokenPermissionGroups, id);
  return (
    group &&
    Object.fromEntries(['id', 'name', 'meta'].flatMap((key) => (key in group ? [[key, group[key]]] : [])))
  );
}
