import { type PermissionGroup, type PolicyGrant, resourceTypes } from '@grantlens/snapshot';
import type { Resource } from '../questions/resource.ts';

/**
 * Whether a grant of a permission group reaches a resource (S6, S7). What is in doubt is marked on the grant as a gap
 * and counts as reaching here: a scope that could not be read, a group without a type, or of another type.
 */
export function reaches({ scope }: PolicyGrant, group: PermissionGroup | null, resource: Resource): boolean {
  const types = group?.types ?? null;
  if (scope === null || scope.kind === 'account') {
    // A group typed otherwise never acts on the account itself, wherever its scope turns out to be.
    if (types === null || types.has(resourceTypes.account)) return true;
    return scope === null ? resource.kind !== 'account' : types.has(resource.type);
  }
  return scope.kind === 'type' ? scope.type === resource.type : scope.resource === resource.identity;
}
