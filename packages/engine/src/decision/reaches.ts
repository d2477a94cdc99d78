import {
  type Account,
  everyOf,
  type PermissionGroup,
  type PolicyGrant,
  resourceTypes,
  type Scope,
  wholeAccount,
} from '@grantlens/snapshot';
import type { Resource } from '../asked/resource.ts';
import type { Grant } from '../graph/grant.ts';

/**
 * Whether a grant of a permission group reaches a resource (S6, S7). What is in doubt is marked on the grant as a gap
 * and counts as reaching here: a scope that could not be read, a group without a type, or of another type.
 */
export function reaches(
  { scope }: Pick<PolicyGrant, 'scope'>,
  group: PermissionGroup | null,
  resource: Resource,
): boolean {
  const types = group?.types ?? null;
  if (scope === null || scope.kind === 'account') {
    // A group typed otherwise never acts on the account itself, wherever its scope turns out to be.
    if (types === null || types.has(resourceTypes.account)) return true;
    return scope === null ? resource.kind !== 'account' : types.has(resource.type);
  }
  return scope.kind === 'type' ? scope.type === resource.type : scope.resource === resource.identity;
}

/**
 * Where a grant acts, in symbols: a group typed otherwise than the account acts on every resource of its types there
 * (S7). A scope that could not be read may be anywhere in the account.
 */
export function scopesOf(
  { cell, permissionGroup }: Pick<Grant, 'cell' | 'permissionGroup'>,
  account: Account,
): readonly Scope[] {
  const scope = cell.scope ?? wholeAccount(account.id);
  const types = permissionGroup?.types ?? null;
  if (scope.kind !== 'account' || types === null || types.has(resourceTypes.account)) return [scope];
  return [...types].sort().map((type) => everyOf(type));
}
