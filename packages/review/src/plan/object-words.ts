import { scopeWords, type Unit } from '@grantlens/engine';
import type { Account, Principal, UserGroup } from '@grantlens/snapshot';

/** A principal as tasks and notes name it. */
export function principalName({ kind, name, email, id, key }: Principal): string {
  return kind === 'member' ? (email ?? name ?? id ?? key) : `the token ${name ?? id ?? key}`;
}

/** A user group as tasks and notes name it. */
export function userGroupName({ name, key }: UserGroup): string {
  return `the user group ${name ?? key}`;
}

/** A permission group and where it is given, as tasks, notes and alternatives name them. */
export function cellWords({ permissionGroup, scope, resourceGroupId }: Unit, account: Account): string {
  const held =
    permissionGroup?.name ?? permissionGroup?.label ?? permissionGroup?.key ?? 'a permission group';
  if (scope !== null) return `${held} on ${scopeWords(scope, account)}`;
  return `${held} on ${resourceGroupId === null ? 'an unknown place' : `the resource group ${resourceGroupId}`}`;
}
